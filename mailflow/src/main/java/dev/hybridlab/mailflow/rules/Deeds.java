package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.mime.ContentType;
import dev.hybridlab.mailflow.mime.TransferEncoding;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.RuleAction;
import dev.hybridlab.mailflow.topology.TransportRule;
import dev.hybridlab.mailflow.trace.Reason;

/** Does what a rule says to one copy of a message (RULE-14 to RULE-22, RULE-32, RULE-33). */
record Deeds(RuleBook book, TransportRule rule, Draft draft) {
    private static final String SCL = "X-MS-Exchange-Organization-SCL";

    void all() {
        for (var action : rule.actions()) {
            if (draft.goesOn()) {
                one(action);
            }
        }
    }

    private Reason because(String fact, String property) {
        return Reason.assuming(fact, "{} of '{}'", property, rule.name())
                .configuredAt(rule.source().originOf(property));
    }

    private void one(RuleAction action) {
        switch (action) {
            case RuleAction.SetHeader(var name, var value) -> {
                draft.edits().set(name, EncodedText.of(value), because("RULE-14", "SetHeaderName"));
                draft.did(rule, "sets " + name + ": " + value);
            }
            case RuleAction.RemoveHeader(var name) -> {
                draft.edits().remove(field -> field.is(name), because("RULE-14", "RemoveHeader"));
                draft.did(rule, "removes " + name);
            }
            case RuleAction.PrependSubject(var text) -> {
                var subject = draft.edits().headers().first("Subject").orElse("");
                draft.edits().set("Subject", EncodedText.of(text) + subject, because("RULE-22", "PrependSubject"));
                draft.did(rule, "puts '" + text + "' before the subject");
            }
            case RuleAction.SetScl(var level) -> {
                draft.edits().set(SCL, Integer.toString(level), because("RULE-22", "SetSCL"));
                draft.did(rule, "sets the SCL to " + level);
            }
            case RuleAction.Disclaim disclaim -> disclaim(disclaim);
            case RuleAction.Redirect(var to) -> {
                draft.redirect(to);
                draft.did(rule, "redirects to " + to);
            }
            case RuleAction.BlindCopy(var to) -> {
                draft.add(to);
                draft.did(rule, "sends a blind copy to " + to);
            }
            case RuleAction.Address address -> address(address);
            case RuleAction.RouteVia(var connector) -> {
                draft.via(connector);
                draft.did(rule, "routes through '" + connector + "'");
            }
            case RuleAction.Reject reject -> {
                draft.did(rule, "rejects");
                draft.end(new Ruling.Fate.Refuse(rejection(reject), rejected(reject)));
            }
            case RuleAction.Delete delete -> {
                draft.did(rule, "deletes");
                draft.end(new Ruling.Fate.Discard(because("RULE-21", "DeleteMessage")));
            }
        }
    }

    private void address(RuleAction.Address action) {
        var field = action.field();
        var property = field.equals("Cc") ? "CopyTo" : "AddToRecipients";
        draft.add(action.to());
        var list = Addressed.also(draft.edits().headers(), field, action.to());
        draft.edits().set(field, list, because("RULE-33", property));
        draft.did(rule, "adds " + action.to() + " to " + field);
    }

    private Reason rejected(RuleAction.Reject reject) {
        var property = reject.text().isPresent() ? "RejectMessageReasonText" : "RejectMessageEnhancedStatusCode";
        var plain = because("RULE-20", property);
        return reject.text().isPresent() || book.dialect().cloud() ? plain.alsoAssuming("NDR-24") : plain;
    }

    /** RULE-20. */
    private SmtpReply rejection(RuleAction.Reject reject) {
        var code = "550 " + reject.code().orElse("5.7.1") + " ";
        if (reject.text().isEmpty() && !book.dialect().cloud()) {
            return SmtpReply.of(code + "Delivery not authorized, message refused"); // SMTP-67
        }
        var word = book.settings().assumption(Assumption.RULE_REJECT_TEXT); // NDR-24
        return SmtpReply.of(
                code + word + "; " + reject.text().orElse("the message was rejected by organization policy"));
    }

    /** RULE-15: neither of several parts nor encoded. */
    private static boolean isOneText(Message message) {
        var headers = message.headers();
        return ContentType.of(headers).isText()
                && TransferEncoding.of(headers)
                        .filter(TransferEncoding.NONE::equals)
                        .isPresent();
    }

    private void disclaim(RuleAction.Disclaim disclaim) {
        var because = because("RULE-15", "ApplyHtmlDisclaimerText");
        var message = draft.message();
        var changed = new Disclaimer(disclaim.html(), disclaim.above()).in(message);
        if (changed.isPresent()) {
            var where = disclaim.above() ? "above" : "below";
            draft.body(
                    changed.get().body(),
                    "disclaimer " + where + " the text of " + changed.get().into(),
                    isOneText(message) ? because : because.alsoAssuming("RULE-32"));
            draft.did(rule, "puts a disclaimer " + where + " the text");
            return;
        }
        var fallback = because("RULE-16", "ApplyHtmlDisclaimerFallbackAction");
        switch (disclaim.fallback()) {
            case WRAP -> {
                draft.body(
                        Wrapping.around(message, disclaim.html(), draft.edits(), fallback),
                        "wrapped into a message with the disclaimer",
                        fallback);
                draft.did(rule, "wraps the message, whose body takes no disclaimer");
            }
            case IGNORE -> draft.did(rule, "finds no place for its disclaimer and lets it be");
            case REJECT -> {
                draft.did(rule, "rejects, since the body takes no disclaimer");
                var word = book.settings().assumption(Assumption.RULE_REJECT_TEXT);
                draft.end(new Ruling.Fate.Refuse(
                        SmtpReply.of("550 5.7.1 " + word + "; the message was rejected by organization policy"),
                        fallback.alsoAssuming("NDR-24")));
            }
        }
    }
}
