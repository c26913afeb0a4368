package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The whole message of a client that has logged on: whether its mailbox may send it, then as if the mailbox had sent it. */
final class SubmittedByClient {
    private SubmittedByClient() {}

    static ContentVerdict content(Cloud cloud, Arrival arrival, Message message) {
        var sending = SendAs.of(cloud, arrival, message);
        var refused = new SubmissionLimits(cloud, sending.mailbox())
                .crowded(arrival)
                .or(() -> account(cloud, sending.mailbox()))
                .or(() -> sending.refusal(cloud, arrival, message));
        return refused.orElseGet(() -> kept(cloud, arrival, sending.withSender(message)));
    }

    /** As if the mailbox had sent it. */
    static ContentVerdict kept(Cloud cloud, Arrival arrival, Message message) {
        var submission = new Submission(
                arrival.ref(), arrival.envelope(), arrival.peer().session().at());
        var kept = MailboxSubmission.content(cloud, submission, message, Optional.of(arrival.peer()));
        return new ContentVerdict.Keep(kept.message(), kept.attribution(), ok(cloud, arrival), kept.changes());
    }

    /** AUTH-27, AUTH-28. */
    private static Optional<ContentVerdict> account(Cloud cloud, Recipient mailbox) {
        var source = mailbox.source();
        if (source.flag("restricted")) {
            return Optional.of(new ContentVerdict.Reject(
                    hosted(cloud, "550 5.1.8 Access denied, bad outbound sender"),
                    Reason.of("AUTH-27", "{} is restricted for outbound spam", mailbox.primary())
                            .configuredAt(source.originOf("restricted"))
                            .alsoAssuming("AUTH-27")));
        }
        return source.flag("full")
                ? Optional.of(new ContentVerdict.Reject(
                        hosted(
                                cloud,
                                "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException"
                                        + ".MapiExceptionShutoffQuotaExceeded"),
                        Reason.of("AUTH-28", "{} is full: Sent Items takes no copy", mailbox.primary())
                                .configuredAt(source.originOf("full"))))
                : Optional.empty();
    }

    /** Behind the front the mailbox server answers, under its name in place of a tag (SMTP-04). */
    static SmtpReply hosted(Cloud cloud, String text) {
        return SmtpReply.of(text + " [Hostname=" + cloud.names().mailbox() + "]");
    }

    /** SMTP-25. */
    private static SmtpReply ok(Cloud cloud, Arrival arrival) {
        return hosted(
                cloud,
                "250 2.0.0 OK "
                        + Ids.messageId(cloud.settings().seed(), cloud.names().mailbox(), arrival.ref()));
    }
}
