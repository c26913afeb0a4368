package dev.hybridlab.mailflow.message;

import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What MAIL and RCPT said.
 *
 * @param sender the reverse path; empty is the null reverse path (RFC 5321 §4.5.5)
 * @param parameters those of MAIL
 * @param recipients in the order of their RCPT
 */
public record Envelope(Optional<EmailAddress> sender, EsmtpParameters parameters, List<EnvelopeRecipient> recipients) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /** One more recipient at the end. */
    public Envelope plus(EnvelopeRecipient recipient) {
        var more = new ArrayList<>(recipients);
        more.add(recipient);
        return new Envelope(sender, parameters, more);
    }

    /** The reverse path as MAIL writes it, without brackets; empty for the null path. */
    public String senderText() {
        return sender.map(EmailAddress::toString).orElse("");
    }
}
