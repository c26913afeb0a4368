package dev.hybridlab.harness.node;

import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.lab.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One virtual time for several processes. It moves only when all of them are quiet, on all of them, and what becomes due
 * happens one after the other, wherever it is.
 */
final class RemoteClock {
    /** A process that is under way answers so late: whoever asks at every moment takes its time. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** Wall-clock limit of one wait: beyond it something hangs, and that is a defect. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(120);

    private final Crew crew;
    private Instant now;

    /** What is due next, and where. */
    private record Due(Instant when, String key, int process) {
        static final Comparator<Due> ORDER =
                Comparator.comparing(Due::when).thenComparing(Due::key).thenComparingInt(Due::process);
    }

    RemoteClock(Crew crew, Instant start) {
        this.crew = crew;
        this.now = start;
    }

    Instant now() {
        return now;
    }

    /**
     * Waits until nothing is in flight anywhere: two looks at all processes that agree, since a message may move from one
     * that was not looked at yet to one that was.
     *
     * @throws IllegalStateException if a process reports a defect, or if the lab does not come to rest
     */
    List<Standing> settle() {
        var deadline = Deadline.in(LONGEST_WAIT);
        var last = List.<Standing>of();
        while (true) {
            var all = crew.standings(PATIENCE);
            all.stream().flatMap(each -> each.trouble().stream()).findFirst().ifPresent(trouble -> {
                throw new IllegalStateException("a task of the lab failed: " + trouble);
            });
            if (all.equals(last) && all.stream().allMatch(each -> each.inFlight() == 0)) {
                return all;
            }
            if (deadline.passed()) {
                throw new IllegalStateException("the lab did not come to rest: " + all);
            }
            last = all;
        }
    }

    /** Moves time; what becomes due happens one after the other, in due order, each to its end. */
    void advance(Duration by) {
        var end = now.plus(by);
        for (var due = next(settle(), end); due.isPresent(); due = next(settle(), end)) {
            moveTo(due.get().when().isAfter(now) ? due.get().when() : now);
            crew.startNext(due.get().process());
        }
        moveTo(end);
    }

    private void moveTo(Instant instant) {
        if (!instant.equals(now)) {
            now = instant;
            crew.moveTo(instant);
        }
    }

    private static Optional<Due> next(List<Standing> standings, Instant notAfter) {
        Optional<Due> first = Optional.empty();
        for (var process = 0; process < standings.size(); process++) {
            var standing = standings.get(process);
            if (standing.due().isPresent() && !standing.due().get().isAfter(notAfter)) {
                var due = new Due(standing.due().get(), standing.key(), process);
                first = Optional.of(
                        first.filter(each -> Due.ORDER.compare(each, due) <= 0).orElse(due));
            }
        }
        return first;
    }
}
