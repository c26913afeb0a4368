package dev.hybridlab.mailflow.message;

import java.util.Arrays;

/** The octets behind the empty line, as they came. Equality is by content. */
public final class Body {
    public static final Body EMPTY = new Body(new byte[0], 0);

    private final byte[] octets;
    private final int from;

    private Body(byte[] octets, int from) {
        this.octets = octets;
        this.from = from;
    }

    /** A body of its own copy of these octets. */
    public static Body of(byte[] octets) {
        return new Body(octets.clone(), 0);
    }

    /** Shares {@code octets}, which nobody may change any more, from {@code from} on: no copy of a large message. */
    static Body sharing(byte[] octets, int from) {
        return new Body(octets, from);
    }

    /** How many octets. */
    public int length() {
        return octets.length - from;
    }

    /** A copy of the octets. */
    public byte[] octets() {
        return Arrays.copyOfRange(octets, from, octets.length);
    }

    /** Copies all octets to {@code target} from {@code at} on. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(octets, from, target, at, length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body
                && Arrays.equals(octets, from, octets.length, body.octets, body.from, body.octets.length);
    }

    @Override
    public int hashCode() {
        return length();
    }

    @Override
    public String toString() {
        return "a body of " + length() + " octets";
    }
}
