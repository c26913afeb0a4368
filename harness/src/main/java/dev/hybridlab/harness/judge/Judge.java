package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Holds the evidence of one replay against the expectations for it, message by message. */
public final class Judge {
    private final Evidence evidence;
    private final Explanation explanation;
    private final Configuration configuration;
    private final List<Judged> judged = new ArrayList<>();

    private Judge(Evidence evidence, Background background) {
        this.evidence = evidence;
        this.explanation = new Explanation(evidence, background);
        this.configuration = background.configuration();
    }

    /** Every expectation with its verdict, and behind those of each message what nobody expected of it. */
    public static List<Judged> judge(
            SequencedMap<String, List<Expectation>> expected, Evidence evidence, Background background) {
        var judge = new Judge(evidence, background);
        expected.forEach(judge::message);
        evidence.outcomes().byMessage().keySet().stream()
                .filter(message -> !expected.containsKey(message))
                .forEach(message -> judge.message(message, List.of()));
        return List.copyOf(judge.judged);
    }

    /** The verdict on one thing that is asked about one message; what else became of it is not looked at. */
    public static Judged one(String message, Expectation expected, Evidence evidence, Background background) {
        var judge = new Judge(evidence, background);
        judge.message(message, List.of(expected));
        return judge.judged.getFirst();
    }

    /** What explains an outcome, whether or not somebody expected it. */
    public static List<Answer> why(String message, Outcome outcome, Evidence evidence, Background background) {
        return new Explanation(evidence, background).of(message, outcome);
    }

    private void message(String message, List<Expectation> expectations) {
        var findings = new Findings(evidence, message, configuration);
        var outcomes = new ArrayList<>(evidence.outcomes().of(message));
        var ends = new ArrayList<Expectation>();
        for (var expected : expectations) {
            switch (expected) {
                case Expectation.Loop loop -> {
                    var found = findings.loop(loop);
                    finding(message, expected, found.isPresent(), findings);
                    if (expectations.stream().noneMatch(Expectation.Refused.class::isInstance)) {
                        evidence.loops(message)
                                .forEach(each -> outcomes.removeIf(seen -> Findings.stoppedBy(each, seen)));
                    }
                }
                case Expectation.Mismatch mismatch ->
                    finding(message, expected, findings.mismatch(mismatch).isPresent(), findings);
                case Expectation.Delivered delivered -> ends.addAll(times(delivered));
                case Expectation.Refused end -> ends.add(end);
                case Expectation.Ndr end -> ends.add(end);
                case Expectation.Deferred end -> ends.add(end);
                case Expectation.Discarded end -> ends.add(end);
                case Expectation.Undecided end -> ends.add(end);
                case Expectation.LeftTopology end -> ends.add(end);
            }
        }
        pair(message, Pairing.of(ends, outcomes, new Nearness(evidence)));
    }

    private static List<Expectation> times(Expectation.Delivered delivered) {
        var each = new ArrayList<Expectation>();
        for (var i = 0; i < delivered.times(); i++) {
            each.add(new Expectation.Delivered(
                    delivered.at(),
                    delivered.where(),
                    delivered.headers(),
                    delivered.received(),
                    delivered.body(),
                    delivered.within(),
                    1));
        }
        return each;
    }

    private void finding(String message, Expectation expected, boolean met, Findings findings) {
        var words = Words.of(expected);
        add(
                message,
                expected,
                met ? "" : findings.found(expected) + ", expected " + words,
                met ? List.of() : explanation.ofMissing(message));
    }

    private void pair(String message, Pairing pairing) {
        for (var pair : pairing.pairs()) {
            var met = pair.misses().isEmpty();
            add(
                    message,
                    pair.expected(),
                    met ? "" : pair.misses().getFirst().words(),
                    met ? List.of() : explanation.of(message, pair.seen(), pair.misses()));
        }
        for (var missing : pairing.missing()) {
            add(message, missing, "missing: " + Words.of(missing), explanation.ofMissing(message));
        }
        for (var outcome : pairing.unexpected()) {
            if (!Pairing.isOver(outcome)) {
                var words = Seen.words(outcome);
                judged.add(new Judged(
                        message,
                        words,
                        false,
                        "unexpected: " + words,
                        Optional.empty(),
                        explanation.of(message, outcome)));
            }
        }
    }

    private void add(String message, Expectation expected, String headline, List<Answer> answers) {
        judged.add(new Judged(
                message, Words.of(expected), headline.isEmpty(), headline, Optional.of(expected.at()), answers));
    }
}
