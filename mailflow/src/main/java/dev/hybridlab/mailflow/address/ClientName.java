package dev.hybridlab.mailflow.address;

import java.util.regex.Pattern;

/** What a client calls itself in EHLO or HELO (RFC 5321 §4.1.1.1), and how such a name is shown in header fields. */
public final class ClientName {
    private static final int LONGEST = 255; // RFC 5321 §4.5.3.1.2

    /** A domain as hosts are named in practice: an underscore is no offence. */
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private static final Pattern LITERAL = Pattern.compile("\\[(?:IPv6:)?([0-9A-Fa-f:.]+)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEYOND = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._:\\[\\]-]");

    private ClientName() {}

    /** Whether it is a domain or an address literal; a dot at the end is one too many (SMTP-32). */
    public static boolean isOne(String name) {
        if (name.length() > LONGEST) {
            return false;
        }
        var literal = LITERAL.matcher(name);
        return DOMAIN.matcher(name).matches() || literal.matches() && IpAddress.isAddress(literal.group(1));
    }

    /** As much of a stranger's word as can stand in a list of results and be no other result: all before the first such sign. */
    public static String shown(String word) {
        var beyond = BEYOND.matcher(word);
        return beyond.find() ? word.substring(0, beyond.start()) : word;
    }
}
