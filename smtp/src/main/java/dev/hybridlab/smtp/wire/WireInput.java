package dev.hybridlab.smtp.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The receiving side of a connection: command and reply lines, the text of DATA, chunks of BDAT. Buffers, so that what has
 * arrived too early can be thrown away. One thread at a time.
 */
public final class WireInput {
    private static final int BUFFER = 16 * 1024;

    private final byte[] buffer = new byte[BUFFER];
    private InputStream in;
    private int from;
    private int to;

    public WireInput(InputStream in) {
        this.in = in;
    }

    /** TLS stands: what came in clear behind the command is discarded (RFC 3207 §6, CVE-2011-0411). */
    public void continueWith(InputStream secured) {
        in = secured;
        from = 0;
        to = 0;
    }

    /** Whether something is here to be read without waiting: a pipelining peer has gone on (RFC 2920 §3.1). */
    public boolean pending() {
        return from < to;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = 0;
        var read = in.read(buffer, 0, buffer.length);
        to = Math.max(0, read);
        return read > 0;
    }

    private int next() throws IOException {
        return from < to || fill() ? buffer[from++] & 255 : -1;
    }

    /** A line that was too long has been read to its end and is not kept. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(int limit) {
            super("a line is longer than " + limit + " octets");
        }
    }

    /**
     * A line without its end, as ISO-8859-1 characters; empty at the end of the stream. A line ends with CR LF; a lone LF
     * is accepted in commands and replies, as servers in the field do, never in DATA.
     *
     * @throws TooLong beyond {@code limit} octets
     * @throws EOFException if the stream ends inside a line
     */
    public Optional<String> line(int limit) throws IOException {
        var line = new ByteArrayOutputStream(128);
        long length = 0;
        var last = -1;
        for (var octet = next(); octet != '\n'; octet = next()) {
            if (octet < 0) {
                if (length == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the connection ended inside a line");
            }
            if (length < limit) {
                line.write(octet);
            }
            length++;
            last = octet;
        }
        if (length > limit) {
            throw new TooLong(limit);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(last == '\r' ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * The text behind DATA up to CR LF . CR LF and nothing else, with dot-stuffing undone (RFC 5321 §4.5.2). A lone CR or
     * LF is text, never an end.
     *
     * @param limit beyond so many octets the text is read to its end but not kept
     */
    public Content data(long limit) throws IOException {
        var text = new Content(limit);
        text.lineStarts();
        for (var octet = next(); ; octet = next()) {
            if (octet < 0) {
                throw new EOFException("the connection ended inside the message");
            }
            if (text.take(octet)) {
                return text;
            }
        }
    }

    /** The next {@code size} octets, whatever they are (RFC 3030 §2). */
    public void chunk(long size, Content into) throws IOException {
        for (var left = size; left > 0; ) {
            if (from == to && !fill()) {
                throw new EOFException("the connection ended inside a chunk");
            }
            var part = (int) Math.min(left, to - from);
            into.append(buffer, from, part);
            from += part;
            left -= part;
        }
    }
}
