package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.message.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The canonical forms of header fields (RFC 6376 §3.4.1 and §3.4.2). */
public final class CanonicalField {
    private CanonicalField() {}

    /** A field as it is hashed, without the CRLF at its end. */
    public static byte[] octets(HeaderField field, boolean relaxed) {
        var text = relaxed ? relaxed(field.raw()) : field.raw();
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String relaxed(String raw) {
        var colon = raw.indexOf(':');
        var out = new StringBuilder(raw.length());
        out.append(raw, 0, colon);
        while (!out.isEmpty() && (out.charAt(out.length() - 1) == ' ' || out.charAt(out.length() - 1) == '\t')) {
            out.setLength(out.length() - 1);
        }
        var name = out.toString().toLowerCase(Locale.ROOT);
        out.setLength(0);
        out.append(name).append(':');
        var start = out.length();
        var blank = false;
        for (var i = colon + 1; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == '\r' || c == '\n') {
                continue; // Only folds have line ends here.
            }
            if (c == ' ' || c == '\t') {
                blank = true;
                continue;
            }
            if (blank && out.length() > start) {
                out.append(' ');
            }
            blank = false;
            out.append(c);
        }
        return out.toString();
    }

    /** The field with the value of its b= tag taken out, and everything else as it stood (RFC 6376 §3.7). */
    public static HeaderField unsigned(HeaderField field) {
        var raw = field.raw();
        var at = raw.indexOf(':') + 1;
        while (at < raw.length()) {
            var semicolon = raw.indexOf(';', at);
            var end = semicolon < 0 ? raw.length() : semicolon;
            var equals = raw.indexOf('=', at);
            if (equals >= 0 && equals < end && raw.substring(at, equals).strip().equals("b")) {
                return new HeaderField(raw.substring(0, equals + 1) + raw.substring(end));
            }
            at = end + 1;
        }
        return field;
    }
}
