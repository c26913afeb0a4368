package dev.hybridlab.mailflow.mime;

import dev.hybridlab.mailflow.message.Headers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a Content-Type field says (RFC 2045 §5).
 *
 * @param type in lower case, {@code text/plain}
 * @param charset of a text, as written; {@code us-ascii} unless it says otherwise
 * @param boundary of a multipart; empty where it has none
 */
public record ContentType(String type, String charset, String boundary) {
    private static final Pattern CHARSET = parameter("charset");
    private static final Pattern BOUNDARY = parameter("boundary");

    private static Pattern parameter(String name) {
        return Pattern.compile("(?i);\\s*" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))");
    }

    /** Of a message or a part; without the field it is plain text (RFC 2045 §5.2). */
    public static ContentType of(Headers headers) {
        var value = headers.first("Content-Type").orElse("text/plain");
        var end = value.indexOf(';');
        var type = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return new ContentType(
                type,
                find(CHARSET, value).orElse("us-ascii"),
                find(BOUNDARY, value).orElse(""));
    }

    private static Optional<String> find(Pattern pattern, String value) {
        var match = pattern.matcher(value);
        if (!match.find()) {
            return Optional.empty();
        }
        return Optional.of(match.group(1) == null ? match.group(2) : match.group(1));
    }

    /** {@code text/plain} or {@code text/html}. */
    public boolean isText() {
        return type.equals("text/plain") || isHtml();
    }

    public boolean isHtml() {
        return type.equals("text/html");
    }

    public boolean isMultipart() {
        return type.startsWith("multipart/") && !boundary.isEmpty();
    }

    /** Whether a change would break it, or nobody can look into it (RFC 1847). */
    public boolean isSealed() {
        return type.equals("multipart/signed") || type.equals("multipart/encrypted");
    }

    /** Empty for a name that nobody knows and for one in which ASCII is not one octet a character. */
    public Optional<Charset> known() {
        try {
            return Optional.of(Charset.forName(charset)).filter(ContentType::holdsAscii);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static boolean holdsAscii(Charset charset) {
        return charset.canEncode() && "a".getBytes(charset).length == 1;
    }
}
