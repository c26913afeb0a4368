package dev.hybridlab.mailflow.address;

import java.math.BigInteger;

/**
 * A range of addresses as RemoteIPRanges and SenderIPAddresses name them: one address, a CIDR block or {@code a-b}.
 *
 * @param first lowest address
 * @param last highest address, of the same family
 */
public record IpRange(IpAddress first, IpAddress last) {
    public IpRange {
        if (first.bits() != last.bits() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("a range runs from a lower to a higher address: " + first + "-" + last);
        }
    }

    /**
     * Reads {@code 10.0.0.1}, {@code 10.0.0.0/24} or {@code 10.0.0.1-10.0.0.9}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static IpRange of(String text) {
        var trimmed = text.strip();
        var slash = trimmed.indexOf('/');
        if (slash >= 0) {
            return block(IpAddress.of(trimmed.substring(0, slash)), prefix(trimmed, slash));
        }
        var dash = trimmed.indexOf('-');
        return dash >= 0
                ? new IpRange(IpAddress.of(trimmed.substring(0, dash)), IpAddress.of(trimmed.substring(dash + 1)))
                : new IpRange(IpAddress.of(trimmed), IpAddress.of(trimmed));
    }

    private static int prefix(String text, int slash) {
        try {
            return Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("the prefix behind '/' is a number: '" + text + "'", notANumber);
        }
    }

    private static IpRange block(IpAddress address, int prefix) {
        if (prefix < 0 || prefix > address.bits()) {
            throw new IllegalArgumentException(
                    "a prefix of " + address + " is 0 to " + address.bits() + ", not " + prefix);
        }
        var size = BigInteger.ONE.shiftLeft(address.bits() - prefix);
        var first = address.value().divide(size).multiply(size);
        return new IpRange(
                new IpAddress(address.bits(), first),
                new IpAddress(address.bits(), first.add(size).subtract(BigInteger.ONE)));
    }

    /** Whether the address lies in the range. */
    public boolean contains(IpAddress address) {
        return address.bits() == first.bits() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** How many addresses it holds: the smaller, the more specific. */
    public BigInteger size() {
        return last.value().subtract(first.value()).add(BigInteger.ONE);
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + "-" + last;
    }
}
