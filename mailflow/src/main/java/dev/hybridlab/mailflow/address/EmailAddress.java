package dev.hybridlab.mailflow.address;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox {@code local@domain} (RFC 5321 §4.1.2). The null reverse path is not an address: use {@link Optional#empty()}.
 *
 * @param local the local part as written, quotes included
 * @param domain the domain in lower case
 */
public record EmailAddress(String local, String domain) implements Comparable<EmailAddress> {
    /** RFC 5321 §4.5.3.1.1 grants 64; encapsulated X.500 addresses are longer. */
    private static final int LONGEST_LOCAL = 320;

    private static final int LONGEST_DOMAIN = 255; // RFC 5321 §4.5.3.1.2

    /** Dot-string, a little laxer (dots may stand anywhere) and with UTF-8 (RFC 6531 §3.3), or quoted string. */
    private static final Pattern LOCAL =
            Pattern.compile("[^\\s\\p{Cntrl}\"(),:;<>@\\[\\]\\\\]+|\"(?:[^\"\\\\\\p{Cntrl}]|\\\\\\P{Cntrl})*\"");

    private static final Pattern DOMAIN =
            Pattern.compile("[^\\s\\p{Cntrl}\"(),:;<>@\\[\\]\\\\]+|\\[[^\\s\\p{Cntrl}<>\\[\\]]+\\]");

    public EmailAddress {
        if (local.isEmpty() || domain.isEmpty()) {
            throw new IllegalArgumentException(
                    "an address has a local part and a domain: '" + local + "@" + domain + "'");
        }
        if (local.length() > LONGEST_LOCAL || domain.length() > LONGEST_DOMAIN) {
            throw new IllegalArgumentException("an address has at most " + LONGEST_LOCAL + " characters before and "
                    + LONGEST_DOMAIN + " behind its '@'");
        }
        if (!LOCAL.matcher(local).matches() || !DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "an address has no blanks, control characters or brackets outside quotes: " + local + "@" + domain);
        }
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code local@domain}; the last {@code @} separates, so a quoted local part may contain one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static EmailAddress of(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("an address has an '@': '" + text + "'");
        }
        return new EmailAddress(text.substring(0, at), text.substring(at + 1));
    }

    /** As {@link #of}, empty for what is not an address. */
    public static Optional<EmailAddress> tryParse(String text) {
        try {
            return Optional.of(of(text.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Both parts in lower case: the key under which a directory finds it. */
    public String key() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** Whether it can travel without SMTPUTF8 (RFC 6531 §3.4). */
    public boolean isAscii() {
        return isAscii(local) && isAscii(domain);
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The same mailbox name in another domain. */
    public EmailAddress at(String otherDomain) {
        return new EmailAddress(local, otherDomain);
    }

    @Override
    public int compareTo(EmailAddress other) {
        return key().compareTo(other.key());
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
