package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that waits in a host's queue, as {@code Get-Queue} would show it.
 *
 * @param host who holds it
 * @param message which
 * @param recipients still to be served
 * @param lastError LastError
 * @param next when it is looked at next
 * @param queue which of the host's queues, if they have names
 */
public record Queued(
        String host,
        MessageRef message,
        List<EmailAddress> recipients,
        SmtpReply lastError,
        Instant next,
        Optional<QueueRef> queue) {
    public Queued {
        recipients = List.copyOf(recipients);
    }
}
