package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.trace.QueueRef;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Which queues of one host are suspended (TIME-53). To be used under the queue's lock. */
final class Suspensions {
    private final Set<String> names = new LinkedHashSet<>();
    private boolean all;

    /** @param queue one of them; empty: all */
    void add(Optional<String> queue) {
        queue.ifPresentOrElse(names::add, () -> all = true);
    }

    /** @param queue one of them; empty: all */
    void remove(Optional<String> queue) {
        queue.ifPresentOrElse(name -> names.removeIf(name::equalsIgnoreCase), () -> {
            all = false;
            names.clear();
        });
    }

    /** Whether mail waits even before it is sorted. */
    boolean holdAll() {
        return all || hold(QueueRef.SUBMISSION);
    }

    boolean hold(QueueRef queue) {
        return !names.isEmpty() && names.stream().anyMatch(queue::named);
    }
}
