package dev.hybridlab.mailflow.address;

import java.math.BigInteger;

/**
 * An IPv4 or IPv6 address as a number, so that ranges are comparisons. Never resolved, never connected to.
 *
 * @param bits 32 or 128
 * @param value the address as an unsigned number
 */
public record IpAddress(int bits, BigInteger value) implements Comparable<IpAddress> {
    public IpAddress {
        if (bits != 32 && bits != 128 || value.signum() < 0 || value.bitLength() > bits) {
            throw new IllegalArgumentException("not an IP address: " + value + " in " + bits + " bits");
        }
    }

    /**
     * Reads dotted decimal or RFC 4291 §2.2 text.
     *
     * @throws IllegalArgumentException for anything else, host names included
     */
    public static IpAddress of(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text);
    }

    /** Whether {@code text} is an address rather than a host name. */
    public static boolean isAddress(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static IpAddress v4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("an IPv4 address has four numbers: '" + text + "'");
        }
        long value = 0;
        for (var part : parts) {
            if (part.isEmpty() || part.length() > 3 || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("an IPv4 address has four numbers: '" + text + "'");
            }
            var octet = Integer.parseInt(part);
            if (octet > 255) {
                throw new IllegalArgumentException("each number of an IPv4 address is 0 to 255: '" + text + "'");
            }
            value = value << 8 | octet;
        }
        return new IpAddress(32, BigInteger.valueOf(value));
    }

    private static IpAddress v6(String text) {
        var halves = text.split("::", -1);
        if (halves.length > 2) {
            throw new IllegalArgumentException("'::' stands at most once: '" + text + "'");
        }
        var left = groups(halves[0], text);
        var right = halves.length == 2 ? groups(halves[1], text) : new int[0];
        var missing = 8 - left.length - right.length;
        if (halves.length == 1 ? missing != 0 : missing < 1) {
            throw new IllegalArgumentException("an IPv6 address has eight groups: '" + text + "'");
        }
        var value = BigInteger.ZERO;
        for (var i = 0; i < 8; i++) {
            var group = i < left.length ? left[i] : i < left.length + missing ? 0 : right[i - left.length - missing];
            value = value.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return new IpAddress(128, value);
    }

    private static int[] groups(String half, String whole) {
        if (half.isEmpty()) {
            return new int[0];
        }
        var parts = half.split(":", -1);
        var groups = new int[parts.length];
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()
                    || parts[i].length() > 4
                    || !parts[i].chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                throw new IllegalArgumentException("an IPv6 group has one to four hex digits: '" + whole + "'");
            }
            groups[i] = Integer.parseInt(parts[i], 16);
        }
        return groups;
    }

    /** The address in octets, 4 or 16, most significant first. */
    public byte[] octets() {
        var out = new byte[bits / 8];
        var raw = value.toByteArray();
        for (var i = 0; i < Math.min(raw.length, out.length); i++) {
            out[out.length - 1 - i] = raw[raw.length - 1 - i];
        }
        return out;
    }

    @Override
    public int compareTo(IpAddress other) {
        return bits != other.bits ? Integer.compare(bits, other.bits) : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        var octets = octets();
        var text = new StringBuilder();
        if (bits == 32) {
            for (var octet : octets) {
                text.append(text.isEmpty() ? "" : ".").append(octet & 255);
            }
            return text.toString();
        }
        for (var i = 0; i < 16; i += 2) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString((octets[i] & 255) << 8 | octets[i + 1] & 255));
        }
        return text.toString();
    }
}
