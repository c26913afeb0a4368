package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of the parts into which one host divides a message. The hop is part of the number, so that a host further on never
 * repeats one, and a later attempt goes on counting where the one before it ended.
 */
final class Lineages {
    private static final int A_HOP = 1000;

    private final Map<String, Integer> forks = new HashMap<>();
    private final Map<String, Integer> ruled = new HashMap<>();

    /** What goes over another hop than the first part: {@code mail.2} at the first host, {@code mail.1002} at the second. */
    synchronized MessageRef fork(MessageRef of) {
        return of.fork(next(forks, of));
    }

    /** What transport rules treat otherwise than the first part. */
    synchronized MessageRef ruled(MessageRef of) {
        return of.ruled(next(ruled, of));
    }

    /** From 2: the first part keeps the name. */
    private static int next(Map<String, Integer> counts, MessageRef of) {
        return of.hop() * A_HOP + 1 + counts.merge(of.lineage() + "/" + of.hop(), 1, Integer::sum);
    }
}
