package dev.hybridlab.reports.html;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hops of a message that goes round and round, of which a page shows the first ones and the last: those between say
 * nothing new, and a message without end would fill megabytes.
 */
final class RepeatedHops {
    /** Two passes through the longest circle that people build. */
    private static final int FIRST = 8;

    private static final int LAST = 2;
    /** Fewer than these are not worth a gap. */
    private static final int WORTH = 6;

    private final Map<String, Integer> last = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** @param steps of one message and everything that descends from it */
    RepeatedHops(List<Step> steps) {
        steps.forEach(step -> last.merge(
                step.where().message().unforked(), step.where().message().hop(), Math::max));
    }

    boolean hides(Step step) {
        return hides(step.where().message());
    }

    /** @param message as sessions name it, {@code out/0/1} */
    boolean hides(String message) {
        var end = message.lastIndexOf('/');
        var middle = message.lastIndexOf('/', end - 1);
        return middle > 0
                && hides(new MessageRef(
                        message.substring(0, middle), Integer.parseInt(message.substring(middle + 1, end)), 0));
    }

    private boolean hides(MessageRef ref) {
        var gap = gap(ref.unforked());
        return gap >= WORTH && ref.hop() >= FIRST && ref.hop() < FIRST + gap;
    }

    private int gap(String line) {
        return last.getOrDefault(line, 0) + 1 - FIRST - LAST;
    }

    /** {@code 187 more hops like these}, once: for the first step behind the gap. */
    Optional<String> before(Step step) {
        var line = step.where().message().unforked();
        var gap = gap(line);
        return gap >= WORTH && step.where().message().hop() >= FIRST + gap && told.add(line)
                ? Optional.of(gap + " more hops like these")
                : Optional.empty();
    }
}
