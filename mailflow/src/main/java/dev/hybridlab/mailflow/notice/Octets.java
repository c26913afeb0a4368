package dev.hybridlab.mailflow.notice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Text and octets. Octets travel as ISO-8859-1 characters, one each, as in header fields. */
final class Octets {
    private static final int QUOTED_LINE = 75; // RFC 2045 §6.7: 76 with the soft break's '='

    private Octets() {}

    /** Text as UTF-8 octets. */
    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Octets as text: UTF-8 if they are that, else each octet a character. */
    static String text(String octets) {
        var raw = octets.getBytes(StandardCharsets.ISO_8859_1);
        var text = new String(raw, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw) ? text : octets;
    }

    static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** Text with {@code \n} line ends as quoted-printable UTF-8 with CRLF (RFC 2045 §6.7). */
    static String quotedPrintable(String text) {
        var out = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            out.append(quotedLine(of(line))).append("\r\n");
        }
        return out.toString();
    }

    private static StringBuilder quotedLine(String octets) {
        var out = new StringBuilder();
        var column = 0;
        for (var i = 0; i < octets.length(); i++) {
            var c = octets.charAt(i);
            var last = i + 1 == octets.length();
            var plain = c > ' ' && c < 127 && c != '=' || (c == ' ' || c == '\t') && !last;
            var piece = plain ? String.valueOf(c) : "=%02X".formatted((int) c);
            if (column + piece.length() > QUOTED_LINE) {
                out.append("=\r\n");
                column = 0;
            }
            out.append(piece);
            column += piece.length();
        }
        return out;
    }

    /** A header value in ASCII: what is not becomes encoded words (RFC 2047 §2), at most 75 characters each. */
    static String headerValue(String octets) {
        if (ascii(octets)) {
            return octets;
        }
        var text = text(octets);
        var out = new StringBuilder();
        for (var from = 0; from < text.length(); ) {
            var to = text.offsetByCodePoints(from, Math.min(11, text.codePointCount(from, text.length())));
            var coded =
                    Base64.getEncoder().encodeToString(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
            out.append(from == 0 ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(coded)
                    .append("?=");
            from = to;
        }
        return out.toString();
    }

    /** A field folded before blanks so that lines stay under 78 where they can (RFC 5322 §2.2.3). */
    static String folded(String field) {
        if (field.indexOf('\n') >= 0) {
            return field;
        }
        var out = new StringBuilder();
        var line = 0;
        for (var word : field.split("(?<=.)(?= )")) {
            if (line > 0 && line + word.length() > 78 && !word.isBlank()) {
                out.append("\r\n");
                line = 0;
            }
            out.append(word);
            line += word.length();
        }
        return out.toString();
    }
}
