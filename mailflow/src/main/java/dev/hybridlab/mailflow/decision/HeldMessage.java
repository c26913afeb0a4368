package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that a host is responsible for.
 *
 * @param ref which one
 * @param message as it stands here
 * @param envelope its sender and the recipients still to be served
 * @param attribution whose it is
 * @param since virtual time of arrival: retry, delay and expiry count from it
 * @param from the host that handed it over, by its HELO name; empty for a submission
 * @param connector the outbound connector that a transport rule chose for it, if one did
 */
public record HeldMessage(
        MessageRef ref,
        Message message,
        Envelope envelope,
        Attribution attribution,
        Instant since,
        Optional<String> from,
        Optional<String> connector) {
    /** The same for some of its recipients. */
    public HeldMessage forRecipients(List<EnvelopeRecipient> some) {
        var narrowed = new Envelope(envelope.sender(), envelope.parameters(), some);
        return new HeldMessage(ref, message, narrowed, attribution, since, from, connector);
    }

    public HeldMessage as(MessageRef other) {
        return new HeldMessage(other, message, envelope, attribution, since, from, connector);
    }

    /** The same as transport rules made it. */
    public HeldMessage ruled(Message changed, Optional<String> chosenConnector) {
        return new HeldMessage(ref, changed, envelope, attribution, since, from, chosenConnector);
    }

    /** A copy with another header, or another body. */
    public HeldMessage with(Message changed) {
        return new HeldMessage(ref, changed, envelope, attribution, since, from, connector);
    }

    /** As if somebody else had sent it. */
    public HeldMessage sentBy(EmailAddress other) {
        var changed = new Envelope(Optional.of(other), envelope.parameters(), envelope.recipients());
        return new HeldMessage(ref, message, changed, attribution, since, from, connector);
    }

    public Optional<EmailAddress> sender() {
        return envelope.sender();
    }
}
