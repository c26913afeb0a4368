package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.ConvertedFromMapi;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.exchange.OriginalStamps;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;

/** A mailbox of this server submits, or the server itself writes a notice (HDR-14, HDR-85). */
final class MailboxSubmission {
    private MailboxSubmission() {}

    static ContentVerdict content(Home home, Submission submission, Message message) {
        var edits = HeaderEdits.of(message.headers());
        var client = Reason.of("HDR-14", "a client may not supply it");
        edits.remove(MailboxSubmission::isForbidden, client);
        if (!message.headers().has("Message-ID")) {
            edits.append(
                    "Message-ID",
                    Ids.messageId(home.seed(), home.fqdn(), submission.ref()),
                    Reason.of("HDR-85", "the client gave none"));
        }
        ConvertedFromMapi.write(edits);
        OriginalStamps.write(edits, message, submission.at());
        var judged = Reason.assuming("HDR-43", "a mailbox submission");
        edits.set(InboundFirewall.AUTH_AS, "Internal", judged)
                .set(InboundFirewall.AUTH_SOURCE, home.fqdn(), judged)
                .set(InboundFirewall.AUTH_MECHANISM, "04", judged);
        edits.set("X-MS-Exchange-Organization-MessageSource", "StoreDriver", Reason.of("HDR-28", "from the store"));
        edits.set(
                InboundFirewall.NETWORK_MESSAGE_ID,
                Ids.networkMessageId(home.seed(), submission.ref()),
                Reason.of("HDR-54", "the same in every fork"));
        Trace.submitted(home, submission.at(), edits);
        var kept = edits.on(message);
        return new ContentVerdict.Keep(
                kept,
                InboundFirewall.own(home),
                InboundFirewall.accepted(home, submission.ref(), kept),
                edits.changes());
    }

    private static boolean isForbidden(HeaderField field) {
        return HeaderFamily.ORGANIZATION.has(field)
                || HeaderFamily.FOREST.has(field)
                || HeaderFamily.CROSS_PREMISES.has(field)
                || HeaderRight.ROUTING.covers(field);
    }
}
