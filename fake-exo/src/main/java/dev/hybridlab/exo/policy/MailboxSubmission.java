package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** A cloud mailbox submits, or Exchange Online itself writes a notice (HDR-14, HDR-86). */
final class MailboxSubmission {
    private MailboxSubmission() {}

    /** @param client who brought it over the wire; empty: a client of the store */
    static ContentVerdict.Keep content(Cloud cloud, Submission submission, Message message, Optional<Peer> client) {
        var tenant = tenant(cloud, submission, message);
        var attribution = InboundFirewall.hosted(tenant);
        var edits = HeaderEdits.of(message.headers());
        edits.remove(MailboxSubmission::isForbidden, Reason.of("HDR-14", "a client may not supply it"));
        if (!message.headers().has("Message-ID")) {
            edits.append(
                    "Message-ID",
                    Ids.messageId(cloud.settings().seed(), cloud.names().mailbox(), submission.ref()),
                    Reason.of("HDR-86", "the client gave none"));
        }
        new Stamps(cloud, tenant, edits).submitted(submission, attribution, message);
        client.ifPresentOrElse(
                peer -> Trace.loggedOn(cloud, peer, edits), () -> Trace.submitted(cloud, submission.at(), edits));
        var kept = edits.on(message);
        return new ContentVerdict.Keep(
                kept, attribution, Replies.queued(cloud, submission.ref(), kept), edits.changes());
    }

    private static boolean isForbidden(HeaderField field) {
        return HeaderFamily.ORGANIZATION.has(field)
                || HeaderFamily.FOREST.has(field)
                || HeaderFamily.CROSS_PREMISES.has(field)
                || field.is("Received");
    }

    /** The sender's tenant; a notice has no sender, but an author in its header (NDR-05). */
    private static Tenant tenant(Cloud cloud, Submission submission, Message message) {
        var author = submission.envelope().sender().or(() -> FromField.address(message.headers()));
        return author.map(EmailAddress::domain)
                .flatMap(cloud.topology()::tenantOf)
                .orElseGet(() -> cloud.topology().tenants().getFirst());
    }
}
