package dev.hybridlab.smtp.wire;

import java.util.Arrays;

/** A message on its way in: its octets, and its length even where they are too many to be kept. */
public final class Content {
    private final long limit;
    private byte[] octets = new byte[2048];
    private int kept;
    private long length;
    private State state = State.LINE_START;

    /** How far a possible end of DATA has been seen. */
    private enum State {
        LINE_START,
        DOT,
        DOT_CR,
        TEXT,
        CR
    }

    /** @param limit octets that are kept; 0: no limit but the size of an array */
    public Content(long limit) {
        this.limit = limit <= 0 ? Integer.MAX_VALUE - 16 : Math.min(limit, Integer.MAX_VALUE - 16);
    }

    void lineStarts() {
        state = State.LINE_START;
    }

    /**
     * One octet of DATA.
     *
     * @return whether it was the last one of CR LF . CR LF
     */
    boolean take(int octet) {
        switch (state) {
            case LINE_START -> {
                if (octet == '.') {
                    state = State.DOT; // RFC 5321 §4.5.2: the first dot of a line is not text
                    return false;
                }
                text(octet);
            }
            case DOT -> {
                if (octet == '\r') {
                    state = State.DOT_CR;
                    return false;
                }
                text(octet);
            }
            case DOT_CR -> {
                if (octet == '\n') {
                    return true;
                }
                append((byte) '\r'); // it was text after all: a line of one CR
                text(octet);
            }
            case CR -> {
                append((byte) octet);
                state = octet == '\n' ? State.LINE_START : octet == '\r' ? State.CR : State.TEXT;
            }
            case TEXT -> text(octet);
        }
        return false;
    }

    private void text(int octet) {
        append((byte) octet);
        state = octet == '\r' ? State.CR : State.TEXT;
    }

    private void append(byte octet) {
        length++;
        if (length <= limit) {
            grow(kept + 1);
            octets[kept++] = octet;
        }
    }

    void append(byte[] source, int from, int count) {
        length += count;
        if (length <= limit) {
            grow(kept + count);
            System.arraycopy(source, from, octets, kept, count);
            kept += count;
        }
    }

    private void grow(int needed) {
        if (needed > octets.length) {
            octets = Arrays.copyOf(octets, (int) Math.min(limit, Math.max(needed, octets.length * 2L)));
        }
    }

    /** How many octets came. */
    public long length() {
        return length;
    }

    /** Whether more came than were kept. */
    public boolean tooLarge() {
        return length > limit;
    }

    /** What was kept; the array is the caller's. */
    public byte[] octets() {
        return Arrays.copyOf(octets, kept);
    }
}
