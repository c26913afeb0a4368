package dev.hybridlab.mailflow.mime;

import java.util.Arrays;

/** Text with {@code =XX} for every octet that may not stand as it is (RFC 2045 §6.7). */
final class QuotedPrintable {
    private static final String HEX = "0123456789ABCDEF";
    private static final int LONGEST = 76;

    private QuotedPrintable() {}

    /** What is no escape stands for itself. */
    static byte[] decode(byte[] encoded) {
        var plain = new byte[encoded.length];
        var length = 0;
        for (var i = 0; i < encoded.length; i++) {
            var high = encoded[i] == '=' ? digit(encoded, i + 1) : -1;
            var low = high < 0 ? -1 : digit(encoded, i + 2);
            if (low >= 0) {
                plain[length++] = (byte) (high << 4 | low);
                i += 2;
            } else if (encoded[i] == '=' && at(encoded, i + 1) == '\r' && at(encoded, i + 2) == '\n') {
                i += 2; // a soft line break
            } else {
                plain[length++] = encoded[i];
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private static int at(byte[] octets, int i) {
        return i < octets.length ? octets[i] : -1;
    }

    private static int digit(byte[] octets, int i) {
        return Character.digit(at(octets, i) < 0 ? ' ' : (char) at(octets, i), 16);
    }

    static byte[] encode(byte[] octets) {
        var text = new byte[octets.length * 4 + LONGEST]; // at most three each, and a soft break behind 25
        var length = 0;
        var column = 0;
        for (var i = 0; i < octets.length; i++) {
            if (octets[i] == '\r' && at(octets, i + 1) == '\n') {
                text[length++] = '\r';
                text[length++] = '\n';
                column = 0;
                i++;
                continue;
            }
            var plain = isPlain(octets, i);
            if (column + (plain ? 1 : 3) > LONGEST - 1) {
                text[length++] = '=';
                text[length++] = '\r';
                text[length++] = '\n';
                column = 0;
            }
            column += plain ? 1 : 3;
            if (plain) {
                text[length++] = octets[i];
            } else {
                text[length++] = '=';
                text[length++] = (byte) HEX.charAt(octets[i] >> 4 & 15);
                text[length++] = (byte) HEX.charAt(octets[i] & 15);
            }
        }
        return Arrays.copyOf(text, length);
    }

    /** A blank at the end of a line is not (RFC 2045 §6.7 rule 3). */
    private static boolean isPlain(byte[] octets, int i) {
        var octet = octets[i];
        if (octet == ' ' || octet == '\t') {
            var next = at(octets, i + 1);
            return i + 1 < octets.length && next != '\r';
        }
        return octet > ' ' && octet < 127 && octet != '=';
    }
}
