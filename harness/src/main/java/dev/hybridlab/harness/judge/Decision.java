package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;

/**
 * The step that made an outcome what it is.
 *
 * @param step the evidence
 * @param words who decided what and why
 * @param configured the setting that decided, if the reason names one
 * @param considered the candidates, the chosen one included
 */
record Decision(Step step, String words, Optional<Origin> configured, List<Considered> considered) {
    Decision {
        considered = List.copyOf(considered);
    }

    /** Why, as the step itself says it; empty for a step that gives no reason of its own. */
    Optional<Reason> because() {
        return switch (step) {
            case Step.Refused(var where, var stage, var reply, var after, var because) -> Optional.of(because);
            case Step.Routed routed -> Optional.of(routed.because());
            case Step.HopFailed failed -> Optional.of(failed.because());
            case Step.TlsEstablished handshake -> Optional.of(handshake.because());
            case Step.Deferred deferred -> Optional.of(deferred.because());
            case Step.Discarded discarded -> Optional.of(discarded.because());
            case Step.Undecided undecided -> Optional.of(undecided.because());
            case Step.LeftTopology left -> Optional.of(left.because());
            case Step.NoticeMade made -> Optional.of(made.because());
            case Step.Answered answered -> Optional.of(bare(answered));
            default -> Optional.empty();
        };
    }

    /** The only answer that a client gives itself. */
    static Reason bare(Step.Answered step) {
        return Reason.of("NDR-26", "a lone LF or CR cannot go by DATA, and the next host lists no CHUNKING");
    }

    /** The candidates that lost. */
    List<Considered> losers() {
        return considered.stream().filter(each -> !each.chosen()).toList();
    }
}
