package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.record.run.FailureTold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Everything that did not arrive, expected or not: which setting caused it, where a real system shows it, what mends it. */
public final class Failures {
    private Failures() {}

    /** By message, each kind of failure once. */
    public static List<FailureTold> of(Evidence evidence, Background background) {
        var explanation = new Explanation(evidence, background);
        var told = new ArrayList<FailureTold>();
        evidence.outcomes().byMessage().forEach((message, outcomes) -> {
            var seen = new HashSet<String>();
            for (var outcome : outcomes) {
                var what = Seen.words(outcome);
                if (!(outcome instanceof Outcome.Delivered) && seen.add(what)) {
                    told.add(new FailureTold(message, what, explanation.of(message, outcome)));
                }
            }
        });
        return told;
    }
}
