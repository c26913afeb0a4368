package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Origin;
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

    /** The candidates that lost. */
    List<Considered> losers() {
        return considered.stream().filter(each -> !each.chosen()).toList();
    }
}
