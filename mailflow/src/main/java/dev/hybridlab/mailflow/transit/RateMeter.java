package dev.hybridlab.mailflow.transit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** How many messages a host took from whom within the last minute. Safe for many threads. */
final class RateMeter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, ArrayDeque<Instant>> taken = new HashMap<>();

    /** Counts one more, unless there were {@code most} already. */
    synchronized boolean take(String whose, int most, Instant now) {
        var recent = taken.computeIfAbsent(whose, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(MINUTE))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
