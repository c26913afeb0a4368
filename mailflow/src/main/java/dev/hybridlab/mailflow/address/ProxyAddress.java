package dev.hybridlab.mailflow.address;

import java.util.Locale;

/**
 * One entry of EmailAddresses: a kind and a value (ONP-RCPT-20). {@code SMTP:} is the primary address, {@code smtp:} and an
 * entry without a kind are further ones, {@code X500:} is a former legacyExchangeDN; the others are no addresses for mail.
 *
 * @param kind by its prefix; capital letters count for SMTP only
 * @param value behind the prefix
 */
public record ProxyAddress(Kind kind, String value) {
    public enum Kind {
        SMTP_PRIMARY,
        SMTP,
        X500,
        SIP,
        EUM
    }

    /**
     * Reads {@code SMTP:a@x}, {@code smtp:a@x}, {@code a@x}, {@code X500:/o=...}, {@code SIP:a@x}, {@code EUM:123;...}.
     *
     * @throws IllegalArgumentException if the prefix is another one
     */
    public static ProxyAddress of(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            return new ProxyAddress(Kind.SMTP, text);
        }
        var prefix = text.substring(0, colon);
        var value = text.substring(colon + 1);
        if (prefix.equals("SMTP")) {
            return new ProxyAddress(Kind.SMTP_PRIMARY, value);
        }
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "smtp" -> new ProxyAddress(Kind.SMTP, value);
            case "x500" -> new ProxyAddress(Kind.X500, value);
            case "sip" -> new ProxyAddress(Kind.SIP, value);
            case "eum" -> new ProxyAddress(Kind.EUM, value);
            default ->
                throw new IllegalArgumentException(
                        "an address begins with SMTP:, smtp:, X500:, SIP: or EUM:, or has no prefix, not '" + text
                                + "'");
        };
    }

    /** Whether mail can be sent to it. */
    public boolean isSmtp() {
        return kind == Kind.SMTP_PRIMARY || kind == Kind.SMTP;
    }
}
