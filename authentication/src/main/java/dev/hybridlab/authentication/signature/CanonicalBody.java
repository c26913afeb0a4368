package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.message.Body;
import java.util.Arrays;

/** The canonical forms of one body (RFC 6376 §3.4.3 and §3.4.4), each made once, however many signatures there are. */
public final class CanonicalBody {
    private final byte[] octets;
    private final boolean whole;
    private byte[] simple = {};
    private byte[] relaxed = {};
    private boolean simpleMade;
    private boolean relaxedMade;

    public CanonicalBody(Body body) {
        this(body, false);
    }

    /** @param whole whether a signature must cover all of it */
    public CanonicalBody(Body body, boolean whole) {
        this.octets = body.octets();
        this.whole = whole;
    }

    /** Whether a signature must cover all of it. */
    boolean whole() {
        return whole;
    }

    /** The octets to be hashed; not to be changed. */
    byte[] octets(boolean isRelaxed) {
        if (isRelaxed && !relaxedMade) {
            relaxed = relaxed(octets);
            relaxedMade = true;
        }
        if (!isRelaxed && !simpleMade) {
            simple = simple(octets);
            simpleMade = true;
        }
        return isRelaxed ? relaxed : simple;
    }

    /** RFC 6376 §3.4.3: ends with one CRLF, an empty body too. */
    private static byte[] simple(byte[] body) {
        var end = body.length;
        while (end >= 2 && body[end - 2] == '\r' && body[end - 1] == '\n') {
            end -= 2;
        }
        var out = Arrays.copyOf(body, end + 2);
        out[end] = '\r';
        out[end + 1] = '\n';
        return out;
    }

    /** RFC 6376 §3.4.4: blanks become one, none at the end of a line, no empty lines at the end; an empty body stays empty. */
    private static byte[] relaxed(byte[] body) {
        var out = new byte[body.length + 2];
        var length = 0;
        var blank = false;
        for (var i = 0; i < body.length; i++) {
            var c = body[i];
            if (c == ' ' || c == '\t') {
                blank = true;
                continue;
            }
            var lineEnds = c == '\r' && i + 1 < body.length && body[i + 1] == '\n';
            if (blank && !lineEnds) {
                out[length++] = ' ';
            }
            blank = false;
            out[length++] = c;
        }
        while (length >= 2 && out[length - 2] == '\r' && out[length - 1] == '\n') {
            length -= 2;
        }
        if (length > 0) {
            out[length++] = '\r';
            out[length++] = '\n';
        }
        return Arrays.copyOf(out, length);
    }
}
