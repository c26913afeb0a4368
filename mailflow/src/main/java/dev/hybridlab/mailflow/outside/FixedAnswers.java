package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * What a host says in place of its own answer (LAB-30): a busy server, a list of the suspicious, a policy.
 *
 * @param source its settings, with {@code answers: [RCPT=451 4.7.1 Try again later]}
 */
record FixedAnswers(ConfigObject source) {
    private static final String SETTING = "answers";

    /** @param stage connect, MAIL, RCPT or DATA */
    Optional<Verdict.Reject> at(String stage) {
        var answers = source.texts(SETTING);
        return answers.isEmpty()
                ? Optional.empty()
                : answers.stream()
                        .filter(answer -> answer.regionMatches(true, 0, stage + "=", 0, stage.length() + 1))
                        .findFirst()
                        .map(answer -> reject(
                                stage, answer.substring(stage.length() + 1).strip()));
    }

    private Verdict.Reject reject(String stage, String text) {
        return new Verdict.Reject(
                SmtpReply.of(text),
                Reason.of("LAB-30", "it was told what to say at {}", stage).configuredAt(source.originOf(SETTING)));
    }
}
