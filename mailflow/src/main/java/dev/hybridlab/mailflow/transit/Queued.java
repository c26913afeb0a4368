package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;
import java.util.List;

/**
 * A message that waits in a host's queue, as {@code Get-Queue} would show it.
 *
 * @param host who holds it
 * @param message which
 * @param recipients still to be served
 * @param lastError LastError
 * @param next when it is looked at next
 */
public record Queued(
        String host, MessageRef message, List<EmailAddress> recipients, SmtpReply lastError, Instant next) {
    public Queued {
        recipients = List.copyOf(recipients);
    }
}
