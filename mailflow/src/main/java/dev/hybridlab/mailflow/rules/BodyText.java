package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A body that is one text, unencoded: what a disclaimer can be put into octet by octet (RULE-15).
 *
 * @param html text/html, not text/plain
 * @param charset its own
 */
record BodyText(boolean html, Charset charset) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9_.:-]+)");
    private static final Pattern OPEN = Pattern.compile("(?i)<body[^>]*>");

    /** Empty where the body is of several parts, encoded, or no text. */
    static Optional<BodyText> of(Headers headers) {
        var type = headers.first("Content-Type").orElse("text/plain");
        var bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var encoding = headers.first("Content-Transfer-Encoding")
                .orElse("7bit")
                .strip()
                .toLowerCase(Locale.ROOT);
        var plain = encoding.equals("7bit") || encoding.equals("8bit") || encoding.equals("binary");
        if (!plain || !bare.equals("text/plain") && !bare.equals("text/html")) {
            return Optional.empty();
        }
        var match = CHARSET.matcher(type);
        return charset(match.find() ? match.group(1) : "us-ascii")
                .map(charset -> new BodyText(bare.equals("text/html"), charset));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    String type() {
        return html ? "text/html" : "text/plain";
    }

    /** The body with this text in it; every octet of its own stays. Empty where the charset cannot say it. */
    Optional<Body> with(Message message, String disclaimer, boolean above) {
        var text = html ? numbered(disclaimer) : PlainText.of(disclaimer);
        if (!charset.canEncode() || !charset.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        var octets = message.body().octets();
        var at = place(octets, above);
        var broken = at > 0 && !html && octets[at - 1] != '\n';
        var inserted = ((broken ? "\r\n" : "") + text).getBytes(charset);
        var all = new byte[octets.length + inserted.length];
        System.arraycopy(octets, 0, all, 0, at);
        System.arraycopy(inserted, 0, all, at, inserted.length);
        System.arraycopy(octets, at, all, at + inserted.length, octets.length - at);
        return Optional.of(Body.of(all));
    }

    /** What the charset lacks as a numeric reference. */
    private String numbered(String disclaimer) {
        if (!charset.canEncode()) {
            return disclaimer;
        }
        var encoder = charset.newEncoder();
        var text = new StringBuilder();
        disclaimer.codePoints().forEach(c -> {
            if (encoder.canEncode(Character.toString(c))) {
                text.appendCodePoint(c);
            } else {
                text.append("&#").append(c).append(';');
            }
        });
        return text.toString();
    }

    private int place(byte[] octets, boolean above) {
        if (!html) {
            return above ? 0 : octets.length;
        }
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        if (above) {
            var open = OPEN.matcher(text);
            return open.find() ? open.end() : 0;
        }
        var close = text.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        return close < 0 ? octets.length : close;
    }
}
