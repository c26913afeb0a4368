package dev.hybridlab.mailflow.address;

import java.util.Optional;

/**
 * A legacyExchangeDN inside an SMTP address: {@code IMCEAEX-_o=Contoso_ou=First_cn=anna@contoso.com} (ONP-RCPT-21). A slash
 * is written {@code _}, what may not stand in a local part {@code +hh}.
 */
public final class EncapsulatedName {
    private static final String PREFIX = "IMCEAEX-";
    private static final String PLAIN = "=-";

    private EncapsulatedName() {}

    /** The distinguished name, decoded; empty for an ordinary address. */
    public static Optional<String> in(EmailAddress address) {
        var local = address.local();
        if (!local.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            return Optional.empty();
        }
        var name = new StringBuilder();
        for (var i = PREFIX.length(); i < local.length(); i++) {
            var c = local.charAt(i);
            if (c == '+' && i + 2 < local.length() && hex(local.charAt(i + 1)) && hex(local.charAt(i + 2))) {
                name.append((char) Integer.parseInt(local.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                name.append(c == '_' ? '/' : c);
            }
        }
        return Optional.of(name.toString());
    }

    /** The address by which a sender's client reaches this distinguished name in a domain. */
    public static EmailAddress of(String distinguishedName, String domain) {
        var local = new StringBuilder(PREFIX);
        for (var i = 0; i < distinguishedName.length(); i++) {
            var c = distinguishedName.charAt(i);
            if (c == '/') {
                local.append('_');
            } else if (c < 128 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                local.append(c);
            } else {
                local.append('+')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return new EmailAddress(local.toString(), domain);
    }

    private static boolean hex(char c) {
        return Character.digit(c, 16) >= 0;
    }
}
