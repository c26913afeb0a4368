package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.RuleTest;
import dev.hybridlab.mailflow.topology.TransportRule;
import dev.hybridlab.mailflow.topology.TransportRule.Asked;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For whom a rule fires: all conditions hold and no exception does (RULE-04), decided for each recipient (RULE-06).
 *
 * @param matched recipients for whom it fires
 * @param others the rest
 * @param missed what kept it from firing for the first of the rest
 */
record RuleMatch(List<EnvelopeRecipient> matched, List<EnvelopeRecipient> others, Optional<Reason> missed) {
    RuleMatch {
        matched = List.copyOf(matched);
        others = List.copyOf(others);
    }

    static RuleMatch of(TransportRule rule, Questions questions, List<EnvelopeRecipient> recipients) {
        var message = missedByMessage(rule, questions);
        if (message.isPresent()) {
            return new RuleMatch(List.of(), recipients, message);
        }
        var matched = new ArrayList<EnvelopeRecipient>();
        var others = new ArrayList<EnvelopeRecipient>();
        var missed = Optional.<Reason>empty();
        for (var recipient : recipients) {
            var because = missedByRecipient(rule, questions, recipient);
            if (because.isEmpty()) {
                matched.add(recipient);
            } else {
                others.add(recipient);
                missed = missed.or(() -> because);
            }
        }
        return new RuleMatch(matched, others, missed);
    }

    private static Optional<Reason> missedByMessage(TransportRule rule, Questions questions) {
        for (var asked : rule.conditions()) {
            if (asked.test() instanceof RuleTest.OfMessage test && !questions.ofMessage(test, rule)) {
                return Optional.of(notMet(rule, asked, questions));
            }
        }
        for (var asked : rule.exceptions()) {
            if (asked.test() instanceof RuleTest.OfMessage test && questions.ofMessage(test, rule)) {
                return Optional.of(excepted(rule, asked));
            }
        }
        return Optional.empty();
    }

    private static Optional<Reason> missedByRecipient(
            TransportRule rule, Questions questions, EnvelopeRecipient recipient) {
        for (var asked : rule.conditions()) {
            if (asked.test() instanceof RuleTest.OfRecipient test && !questions.ofRecipient(test, recipient)) {
                return Optional.of(Reason.assuming(
                                "RULE-04",
                                "{} {} does not hold {}",
                                asked.property(),
                                value(rule, asked),
                                recipient.address())
                        .configuredAt(rule.source().originOf(asked.property())));
            }
        }
        for (var asked : rule.exceptions()) {
            if (asked.test() instanceof RuleTest.OfRecipient test && questions.ofRecipient(test, recipient)) {
                return Optional.of(excepted(rule, asked));
            }
        }
        return Optional.empty();
    }

    private static Reason notMet(TransportRule rule, Asked asked, Questions questions) {
        var origin = rule.source().originOf(asked.property());
        return asked.test() instanceof RuleTest.SenderScope
                ? Reason.assuming(
                                "RULE-07",
                                "{} {}: the message counts as {}",
                                asked.property(),
                                value(rule, asked),
                                questions.held().attribution().authAs())
                        .configuredAt(origin)
                : Reason.assuming("RULE-04", "{} {} does not hold", asked.property(), value(rule, asked))
                        .configuredAt(origin);
    }

    private static Reason excepted(TransportRule rule, Asked asked) {
        return Reason.assuming("RULE-04", "{} {} holds", asked.property(), value(rule, asked))
                .configuredAt(rule.source().originOf(asked.property()));
    }

    private static String value(TransportRule rule, Asked asked) {
        var texts = rule.source().texts(asked.property());
        var value = texts.size() == 1 ? texts.getFirst() : texts.toString();
        return asked.test() instanceof RuleTest.Header(var name, var text) && !name.equals("Subject")
                ? value + " in " + name
                : value;
    }
}
