package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.List;
import java.util.Optional;

/**
 * A report, ready to be sent.
 *
 * @param kind what it says
 * @param diagnostic as in its Diagnostic-Code
 * @param message the report
 * @param envelope the null sender (RFC 3461 §6.1), the original sender as its recipient
 */
public record Notice(NoticeKind kind, SmtpReply diagnostic, Message message, Envelope envelope) {
    /** The very same report for somebody else. */
    public Notice copyFor(EmailAddress other) {
        return new Notice(
                kind,
                diagnostic,
                message,
                new Envelope(Optional.empty(), envelope.parameters(), List.of(EnvelopeRecipient.of(other))));
    }
}
