package dev.hybridlab.authentication.dmarc;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Headers;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whose mail it says it is: the domain of the From field (RFC 7489 §6.6.1). */
final class AuthorDomain {
    private static final int LONGEST = 32_768; // Exchange refuses longer header values

    private final String text;
    private int at;
    private final StringBuilder plain = new StringBuilder();
    private final Set<String> domains = new LinkedHashSet<>();

    private AuthorDomain(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if there is not exactly one From field with addresses of one domain */
    static String of(Headers headers) {
        var fields = headers.all("From");
        if (fields.size() != 1) {
            throw new IllegalArgumentException(
                    fields.isEmpty() ? "there is no From field" : fields.size() + " From fields");
        }
        if (fields.getFirst().length() > LONGEST) {
            throw new IllegalArgumentException("the From field is longer than " + LONGEST + " octets");
        }
        var domains = new AuthorDomain(fields.getFirst()).domains();
        if (domains.size() != 1) {
            throw new IllegalArgumentException(
                    domains.isEmpty()
                            ? "the From field has no address"
                            : "the From field names " + domains.size() + " domains");
        }
        return domains.iterator().next();
    }

    /** Of all addresses (RFC 5322 §3.4): comments, quoted words, display names and groups are passed over. */
    private Set<String> domains() {
        var angle = Optional.<String>empty();
        while (at < text.length()) {
            var c = text.charAt(at);
            switch (c) {
                case '(' -> comment();
                case '"' -> quoted();
                case '<' -> angle = Optional.of(bracketed());
                case ',', ';' -> {
                    add(angle.orElse(plain.toString()));
                    angle = Optional.empty();
                    plain.setLength(0);
                    at++;
                }
                case ':' -> {
                    plain.setLength(0); // the name of a group
                    at++;
                }
                default -> {
                    plain.append(c);
                    at++;
                }
            }
        }
        add(angle.orElse(plain.toString()));
        return domains;
    }

    private void add(String address) {
        EmailAddress.tryParse(address).map(EmailAddress::domain).ifPresent(domains::add);
    }

    private void comment() {
        var depth = 0;
        for (; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                at++;
                return;
            }
        }
    }

    private void quoted() {
        var start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), at + 1);
        plain.append(text, start, at);
    }

    private String bracketed() {
        var end = text.indexOf('>', at);
        var inside = text.substring(at + 1, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return inside;
    }
}
