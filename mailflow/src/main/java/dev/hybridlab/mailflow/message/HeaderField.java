package dev.hybridlab.mailflow.message;

import java.util.Locale;

/**
 * One header field exactly as it stood, folds included, without the CRLF at its end.
 *
 * @param raw e.g. {@code "Subject: a\r\n folded"}; octets as ISO-8859-1 characters
 */
public record HeaderField(String raw) {
    /** A field of ours: {@code name: value}. */
    public static HeaderField of(String name, String value) {
        return new HeaderField(value.isEmpty() ? name + ":" : name + ": " + value);
    }

    /** The field name as written, without blanks behind it; empty for a line that is no field. */
    public String name() {
        var colon = raw.indexOf(':');
        return colon < 0 ? "" : raw.substring(0, colon).stripTrailing();
    }

    /** The value unfolded (RFC 5322 §2.2.3), without surrounding blanks. */
    public String value() {
        var colon = raw.indexOf(':');
        var rest = colon < 0 ? raw : raw.substring(colon + 1);
        return rest.indexOf('\n') < 0 ? rest.strip() : unfolded(rest).strip();
    }

    /** Without the line ends that a blank follows. */
    private static String unfolded(String text) {
        var out = new StringBuilder(text.length());
        var from = 0;
        for (var feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            if (folds(text, feed)) {
                out.append(text, from, feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : feed);
                from = feed + 1;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean folds(String text, int lineFeed) {
        return lineFeed + 1 < text.length()
                && text.charAt(lineFeed) == '\n'
                && (text.charAt(lineFeed + 1) == ' ' || text.charAt(lineFeed + 1) == '\t');
    }

    /** Whether it has this name, in any case (RFC 5322 §1.2.2). */
    public boolean is(String name) {
        if (!raw.regionMatches(true, 0, name, 0, name.length())) {
            return false;
        }
        for (var i = name.length(); i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c == ':') {
                return true;
            }
            if (!Character.isWhitespace(c)) {
                return false;
            }
        }
        return false;
    }

    /** Whether its name starts with {@code prefix}, in any case. */
    public boolean startsWith(String prefix) {
        return raw.length() > prefix.length() && raw.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    /** The same field under another name, its value untouched. */
    public HeaderField renamed(String newName) {
        return new HeaderField(newName + raw.substring(raw.indexOf(':')));
    }

    /** The name in lower case, for sets and maps. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return raw;
    }
}
