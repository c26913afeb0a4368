package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Allowance;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host counted against the allowances of those who send by it. Safe for many threads. */
final class Tally {
    private final Map<String, ArrayDeque<Share>> shares = new HashMap<>();

    /** @param at when it goes on: an instant to come for what waits */
    private record Share(Instant at, long amount) {}

    sealed interface Outcome {}

    /** @param by what it is too much for; nothing was counted */
    record Refused(Allowance.Refuse by) implements Outcome {}

    /** @param held until then, if it waits */
    record Taken(Optional<Held> held) implements Outcome {}

    record Held(Instant until, Allowance.Wait by) {}

    /** Counts a message against all of them, unless one refuses it. */
    synchronized Outcome take(List<Allowance> allowances, Instant now) {
        Optional<Held> held = Optional.empty();
        for (var each : allowances) {
            if (each.beyond() instanceof Allowance.Refuse refuse
                    && next(each, now).isAfter(now)) {
                return new Refused(refuse);
            }
        }
        for (var each : allowances) {
            var at = next(each, now);
            shares.computeIfAbsent(each.whose(), any -> new ArrayDeque<>()).addLast(new Share(at, each.amount()));
            if (each.beyond() instanceof Allowance.Wait wait && at.isAfter(now)) {
                held = held.filter(other -> other.until().isAfter(at)).or(() -> Optional.of(new Held(at, wait)));
            }
        }
        return new Taken(held);
    }

    /** When there is room for it: from the newest share back, until those that count leave none. */
    private Instant next(Allowance allowance, Instant now) {
        var within = allowance.limit().within();
        var counted = allowance.amount();
        var own = shares.getOrDefault(allowance.whose(), new ArrayDeque<>());
        own.removeIf(share -> !share.at().plus(within).isAfter(now));
        for (var shared = own.descendingIterator(); shared.hasNext(); ) {
            var share = shared.next();
            counted += share.amount();
            if (counted > allowance.limit().most()) {
                return share.at().plus(within);
            }
        }
        var before = allowance.before();
        var over = before.at().plus(within);
        return counted + before.amount() > allowance.limit().most() && over.isAfter(now) ? over : now;
    }
}
