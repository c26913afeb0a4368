package dev.hybridlab.mailflow.message;

import dev.hybridlab.mailflow.address.EmailAddress;

/**
 * One forward path with the parameters of its RCPT.
 *
 * @param address where to
 * @param parameters NOTIFY and ORCPT (RFC 3461 §4), kept as they came
 */
public record EnvelopeRecipient(EmailAddress address, EsmtpParameters parameters) {
    public static EnvelopeRecipient of(EmailAddress address) {
        return new EnvelopeRecipient(address, EsmtpParameters.NONE);
    }

    /** The same DSN wishes for another address. */
    public EnvelopeRecipient readdressed(EmailAddress other) {
        return new EnvelopeRecipient(other, parameters);
    }
}
