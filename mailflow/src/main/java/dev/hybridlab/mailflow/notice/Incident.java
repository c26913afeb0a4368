package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to a message for one recipient.
 *
 * @param about the message as the reporting host holds it
 * @param recipient whom it did not, or did, reach
 * @param diagnostic the reply that decided, the remote's where a remote spoke
 * @param remoteMta the host that gave it; empty when the reporting host decided by itself
 * @param at virtual time
 * @param retryUntil for a delay: when the host gives up
 */
public record Incident(
        HeldMessage about,
        EnvelopeRecipient recipient,
        SmtpReply diagnostic,
        Optional<String> remoteMta,
        Instant at,
        Optional<Instant> retryUntil) {
    /** The same, the host trying on until then. */
    public Incident until(Instant expiry) {
        return new Incident(about, recipient, diagnostic, remoteMta, at, Optional.of(expiry));
    }
}
