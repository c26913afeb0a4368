package dev.hybridlab.mailflow.address;

import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox {@code local@domain} (RFC 5321 §4.1.2). The null reverse path is not an address: use {@link Optional#empty()}.
 *
 * @param local the local part as written, quotes included
 * @param domain the domain in lower case
 */
public record EmailAddress(String local, String domain) implements Comparable<EmailAddress> {
    public EmailAddress {
        if (local.isEmpty() || domain.isEmpty()) {
            throw new IllegalArgumentException(
                    "an address has a local part and a domain: '" + local + "@" + domain + "'");
        }
        if ((local + domain).chars().anyMatch(c -> c <= ' ' && c != ' ' || c == 127 || c == '<' || c == '>')) {
            throw new IllegalArgumentException(
                    "an address has no control characters or angle brackets: " + local + "@" + domain);
        }
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code local@domain}; the last {@code @} separates, so a quoted local part may contain one.
     *
     * @throws IllegalArgumentException if there is no {@code @} or a side is empty
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
