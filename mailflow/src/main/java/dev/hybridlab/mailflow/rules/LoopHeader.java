package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.RuleAction;
import dev.hybridlab.mailflow.topology.TransportRule;
import java.util.Optional;

/** The mark of rules that sent a message elsewhere, and the limit that ends it when it comes back (LOOP-10, RULE-24). */
final class LoopHeader {
    static final String NAME = "X-MS-Exchange-Transport-Rules-Loop";
    static final SmtpReply EXCEEDED = SmtpReply.of(
            "550 5.7.128 TRANSPORT.RULES.RejectMessage; Transport rules loop count exceeded and message rejected");

    private LoopHeader() {}

    /** How often a rule of this organization has sent the message elsewhere. */
    static int count(RuleBook book, Headers headers) {
        var anybody = book.switchedTo(Assumption.RULE_LOOP_OWNER, "anybody");
        return (int) headers.all(NAME).stream()
                .filter(value ->
                        anybody || value.equalsIgnoreCase(book.dialect().id()))
                .count();
    }

    /** Empty: nothing is marked and nothing limited. */
    static Optional<Integer> limit(RuleBook book) {
        if (book.dialect().cloud()) {
            return Optional.of(1); // LOOP-10
        }
        var text = book.settings().assumption(Assumption.ON_PREMISES_RULE_LOOP_LIMIT);
        return text.matches("[0-9]{1,4}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** Whether what the rule does counts. */
    static boolean counts(RuleBook book, TransportRule rule) {
        return book.switchedTo(Assumption.RULE_LOOP_COUNTS, "any-action")
                || rule.actions().stream().anyMatch(LoopHeader::reroutes);
    }

    private static boolean reroutes(RuleAction action) {
        return action instanceof RuleAction.RouteVia
                || action instanceof RuleAction.Redirect
                || action instanceof RuleAction.BlindCopy
                || action instanceof RuleAction.Address;
    }
}
