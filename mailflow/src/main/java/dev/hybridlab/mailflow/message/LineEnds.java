package dev.hybridlab.mailflow.message;

/** Lines of a message as octets: they end with CR LF and nothing else (RFC 5321 §2.3.8). */
public final class LineEnds {
    private LineEnds() {}

    /** Whether a CR or LF stands alone. */
    public static boolean anyBare(byte[] octets) {
        for (var i = 0; i < octets.length; i++) {
            if (octets[i] == '\n' && (i == 0 || octets[i - 1] != '\r')
                    || octets[i] == '\r' && (i + 1 == octets.length || octets[i + 1] != '\n')) {
                return true;
            }
        }
        return false;
    }

    /** Octets of the longest line, without its CR LF. */
    public static int longest(byte[] octets) {
        var longest = 0;
        var start = 0;
        for (var i = 0; i + 1 < octets.length; i++) {
            if (octets[i] == '\r' && octets[i + 1] == '\n') {
                longest = Math.max(longest, i - start);
                start = i + 2;
            }
        }
        return Math.max(longest, octets.length - start);
    }
}
