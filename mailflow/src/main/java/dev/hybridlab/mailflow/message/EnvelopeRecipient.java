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

    /**
     * The same recipient under the address by which it is routed: ORCPT keeps the one that the sender wrote (ONP-RCPT-01,
     * RFC 3461 §4.2).
     */
    public EnvelopeRecipient rewritten(EmailAddress other) {
        var kept = parameters.get("ORCPT").isPresent()
                ? parameters
                : parameters.plus("ORCPT", "rfc822;" + xtext(address.toString()));
        return new EnvelopeRecipient(other, kept);
    }

    /** RFC 3461 §4. */
    private static String xtext(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '+' || c == '=') {
                out.append(c == '+' ? "+2B" : "+3D");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The same DSN wishes for another address. */
    public EnvelopeRecipient readdressed(EmailAddress other) {
        return new EnvelopeRecipient(other, parameters);
    }
}
