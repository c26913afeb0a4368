package dev.hybridlab.mailflow.zone;

import dev.hybridlab.mailflow.address.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One record, in the one spelling that the wire also gives back: names in lower case and without a dot at the end, a
 * TTL of whole seconds, addresses as {@link IpAddress} prints them.
 *
 * @param owner its name; {@code *.x} is a wildcard (RFC 4592)
 * @param type MX, A, AAAA, TXT, CNAME, PTR, TLSA
 * @param data as zone files write it: {@code 10 mx.contoso.com}, {@code 198.18.10.25}, the text without quotes
 * @param ttl how long a resolver may keep it
 * @param view empty for everybody, else the name of the hosts that see it (split DNS): {@code onprem}, {@code exo}, {@code internet}
 */
public record ZoneRecord(String owner, Type type, String data, Duration ttl, String view) {
    public enum Type {
        MX,
        A,
        AAAA,
        TXT,
        CNAME,
        PTR,
        TLSA
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PREFERENCE = Pattern.compile("[0-9]{1,5}");
    private static final Pattern DIGITS = Pattern.compile("[0-3][01][0-2]");
    private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2})+");
    private static final Duration LONGEST_TTL = Duration.ofSeconds(Integer.MAX_VALUE); // RFC 2181 §8
    private static final int LONGEST_LABEL = 63; // RFC 1035 §3.1
    private static final int LONGEST_NAME = 253; // RFC 1035 §3.1: 255 octets with the length of each label and the root

    /** @throws IllegalArgumentException if the data is not of its type, or a name is none */
    public ZoneRecord {
        owner = existing(name(owner));
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("a TTL is not negative: " + ttl);
        }
        ttl = ttl.compareTo(LONGEST_TTL) > 0 ? LONGEST_TTL : Duration.ofSeconds(ttl.toSeconds());
        data = switch (type) {
            case MX -> exchanger(owner, data);
            case A -> address(owner, data, 32);
            case AAAA -> address(owner, data, 128);
            case TXT -> data;
            case CNAME, PTR -> target(owner, data);
            case TLSA -> association(owner, data);
        };
    }

    /** A name as this package compares it: lower case, no dot at the end; the root is empty. */
    public static String name(String text) {
        var folded = text.strip().toLowerCase(Locale.ROOT);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** Whether this, as {@link #name} gives it, can be asked for at all: labels of 1 to 63 octets, 253 together. */
    public static boolean isName(String name) {
        if (name.isEmpty()) {
            return true; // the root
        }
        for (var label : name.split("\\.", -1)) {
            if (label.isEmpty() || octets(label) > LONGEST_LABEL) {
                return false;
            }
        }
        return octets(name) <= LONGEST_NAME;
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String existing(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no domain name: labels have 1 to 63 octets");
        }
        return name;
    }

    private static String exchanger(String owner, String data) {
        var parts = BLANKS.split(data.strip(), -1);
        if (parts.length != 2 || !PREFERENCE.matcher(parts[0]).matches() || Integer.parseInt(parts[0]) > 65_535) {
            throw new IllegalArgumentException(
                    "the MX of " + owner + " is a preference (0 to 65535) and a host, not '" + data + "'");
        }
        // RFC 7505 §3: the null MX is "0 .", the only one that keeps its dot.
        var host = parts[1].equals(".") ? "." : existing(name(parts[1]));
        return Integer.parseInt(parts[0]) + " " + host;
    }

    private static String address(String owner, String data, int bits) {
        var address = IpAddress.of(data.strip());
        if (address.bits() != bits) {
            throw new IllegalArgumentException(
                    "'" + data + "' of " + owner + " belongs into " + (bits == 32 ? "an AAAA" : "an A") + " record");
        }
        return address.toString();
    }

    /** RFC 6698 §2.2: usage, selector, matching type, data in hex; in capitals here. */
    private static String association(String owner, String data) {
        var parts = BLANKS.split(data.strip(), -1);
        var numbers = parts.length == 4
                && DIGITS.matcher(parts[0] + parts[1] + parts[2]).matches();
        if (!numbers || !HEX.matcher(parts[3]).matches()) {
            throw new IllegalArgumentException(
                    "the TLSA of " + owner + " is usage, selector, matching type and hex digits, not '" + data + "'");
        }
        return parts[0] + " " + parts[1] + " " + parts[2] + " " + parts[3].toUpperCase(Locale.ROOT);
    }

    private static String target(String owner, String data) {
        var name = name(data);
        if (name.isEmpty() || name.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("the record of " + owner + " names a host, not '" + data + "'");
        }
        return existing(name);
    }

    /** The same record under another name: what a wildcard becomes (RFC 4592 §2.1.3). */
    ZoneRecord ownedBy(String name) {
        return new ZoneRecord(name, type, data, ttl, view);
    }

    /** The same record as a resolver sees it: whose view it came from is not on the wire. */
    ZoneRecord seen() {
        return view.isEmpty() ? this : new ZoneRecord(owner, type, data, ttl, "");
    }

    /** The same record, kept no longer than this. */
    ZoneRecord keptFor(Duration atMost) {
        return ttl.compareTo(atMost) <= 0 ? this : new ZoneRecord(owner, type, data, atMost, view);
    }
}
