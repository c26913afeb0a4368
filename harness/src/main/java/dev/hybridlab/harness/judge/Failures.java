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
                if (failed(outcome) && seen.add(what)) {
                    told.add(new FailureTold(message, what, explanation.of(message, outcome)));
                }
            }
        });
        return told;
    }

    /** A report of success is none. */
    private static boolean failed(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered any -> false;
            case Outcome.Noticed noticed ->
                noticed.step().kind().equals("failed") || noticed.step().kind().equals("delayed");
            case Outcome.Refused any -> true;
            case Outcome.Deferred any -> true;
            case Outcome.Discarded any -> true;
            case Outcome.Undecided any -> true;
            case Outcome.LeftTopology any -> false;
        };
    }
}
