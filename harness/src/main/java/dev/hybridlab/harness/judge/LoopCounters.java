package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Step;
import java.util.Optional;

/** The counters of Exchange Online on a message that goes round (HDR-52). */
final class LoopCounters {
    private static final String HEADER = "X-EOPTenantAttributedMessage";

    private LoopCounters() {}

    /** The number of the last {@code <tenant>:<number>} that was written on it; empty: none was. */
    static Optional<Integer> tenantPass(Evidence evidence, LoopFinding loop) {
        return evidence.steps().stream()
                .filter(Step.HeadersChanged.class::isInstance)
                .map(Step.HeadersChanged.class::cast)
                .filter(changed -> loop.stopped()
                        .map(stop -> stop.where().message().lineage())
                        .orElse(loop.message())
                        .equals(changed.where().message().lineage()))
                .flatMap(changed -> changed.changes().stream())
                .filter(change -> change.name().equalsIgnoreCase(HEADER) && written(change.kind()))
                .map(change ->
                        Integer.parseInt(change.value().substring(change.value().lastIndexOf(':') + 1)))
                .reduce((first, second) -> second);
    }

    private static boolean written(HeaderChange.Kind kind) {
        return kind == HeaderChange.Kind.STAMPED || kind == HeaderChange.Kind.REPLACED;
    }
}
