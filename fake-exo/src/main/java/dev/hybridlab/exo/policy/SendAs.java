package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom a client may send that has logged on (AUTH-25, AUTH-26): From and MAIL FROM are asked for.
 *
 * @param tenant of the mailbox
 * @param mailbox that is logged on
 * @param onBehalf whether the author gave it no more than GrantSendOnBehalfTo
 */
record SendAs(Tenant tenant, Recipient mailbox, boolean onBehalf) {
    private static final String DENIED =
            "STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied;"
                    + " Failed to process message due to a permanent exception with message"
                    + " [BeginDiagnosticData]Cannot submit message. [EndDiagnosticData]";

    static SendAs of(Cloud cloud, Arrival arrival, Message message) {
        var tenant = ClientSubmission.tenant(cloud, arrival.peer());
        var mailbox = arrival.peer()
                .identity()
                .flatMap(EmailAddress::tryParse)
                .flatMap(tenant.recipients()::find)
                .orElseThrow(() -> new IllegalStateException("content before a logon"));
        var plain = new SendAs(tenant, mailbox, false);
        var author = FromField.address(message.headers());
        return new SendAs(
                tenant,
                mailbox,
                author.filter(who -> !plain.asOneself(who) && plain.has(who, "GrantSendOnBehalfTo"))
                        .isPresent());
    }

    private boolean asOneself(EmailAddress who) {
        return mailbox.has(who) || has(who, "SendAs");
    }

    /** Whether the recipient with this address gave the mailbox this right, or a group that it is in. */
    private boolean has(EmailAddress who, String right) {
        var directory = tenant.recipients();
        return directory.find(who).stream()
                .flatMap(recipient -> recipient.source().texts(right).stream())
                .flatMap(text -> EmailAddress.tryParse(text).stream())
                .anyMatch(trustee -> mailbox.has(trustee) || directory.isMember(trustee, mailbox.primary()));
    }

    Optional<ContentVerdict> refusal(Cloud cloud, Arrival arrival, Message message) {
        return Stream.concat(FromField.address(message.headers()).stream(), arrival.envelope().sender().stream())
                .filter(who -> !asOneself(who) && !has(who, "GrantSendOnBehalfTo"))
                .findFirst()
                .map(who -> new ContentVerdict.Reject(
                        reply(cloud, arrival, who), because(who).alsoAssuming("AUTH-25")));
    }

    /** The right is one that the author's recipient gives. */
    private Reason because(EmailAddress who) {
        return tenant.recipients()
                .find(who)
                .map(author -> Reason.of(
                                "AUTH-25",
                                "{} may not send as {}: neither SendAs nor GrantSendOnBehalfTo of {} names it",
                                mailbox.primary(),
                                who,
                                author.primary())
                        .configuredAt(author.source().originOf("SendAs")))
                .orElseGet(() -> nobodys(who));
    }

    private Reason nobodys(EmailAddress who) {
        return tenant.accepted(who.domain()).isPresent()
                ? Reason.of(
                        "AUTH-25",
                        "{} may not send as {}: no recipient of the tenant has that address",
                        mailbox.primary(),
                        who)
                : Reason.of(
                        "AUTH-25",
                        "{} may not send as {}: {} is no accepted domain of {}",
                        mailbox.primary(),
                        who,
                        who.domain(),
                        tenant.name());
    }

    private SmtpReply reply(Cloud cloud, Arrival arrival, EmailAddress who) {
        return switch (cloud.settings().assumption(Assumption.SEND_AS_DENIED_TEXT)) {
            case "5.2.0" -> SubmittedByClient.hosted(cloud, "554 5.2.0 " + DENIED);
            case "5.7.60" ->
                ClientSubmission.tagged(
                        cloud,
                        arrival.peer(),
                        "550 5.7.60 SMTP; Client does not have permissions to send as this sender");
            default ->
                SubmittedByClient.hosted(
                        cloud,
                        "554 5.2.252 SendAsDenied; " + mailbox.primary() + " not allowed to send as " + who + "; "
                                + DENIED);
        };
    }

    /** Who sends on behalf of somebody is named as the sender (RFC 5322 §3.6.2). */
    Message withSender(Message message) {
        if (!onBehalf || message.headers().has("Sender")) {
            return message;
        }
        var edits = HeaderEdits.of(message.headers());
        edits.append(
                "Sender", "<" + mailbox.primary() + ">", Reason.assuming("AUTH-26", "sent on behalf of its author"));
        return edits.on(message);
    }
}
