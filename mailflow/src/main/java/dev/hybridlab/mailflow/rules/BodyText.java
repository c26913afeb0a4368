package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.mime.Entity;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One text, decoded: what a disclaimer is put into octet by octet (RULE-15, RULE-32).
 *
 * @param html text/html, not text/plain
 * @param charset its own
 * @param octets of the text
 */
record BodyText(boolean html, Charset charset, byte[] octets) {
    private static final Pattern OPEN = Pattern.compile("(?i)<body[^>]*>");

    /** Empty where it is no text, or one that nobody can read. */
    static Optional<BodyText> of(Entity entity) {
        return entity.text()
                .flatMap(octets -> entity.type()
                        .known()
                        .map(charset -> new BodyText(entity.type().isHtml(), charset, octets)));
    }

    /** With this text in it; every octet of its own stays. Empty where the charset cannot say it. */
    Optional<byte[]> with(String disclaimer, boolean above) {
        var text = html ? numbered(disclaimer) : PlainText.of(disclaimer);
        if (!charset.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        var at = place(above);
        var broken = at > 0 && !html && octets[at - 1] != '\n';
        var inserted = ((broken ? "\r\n" : "") + text).getBytes(charset);
        var all = new byte[octets.length + inserted.length];
        System.arraycopy(octets, 0, all, 0, at);
        System.arraycopy(inserted, 0, all, at, inserted.length);
        System.arraycopy(octets, at, all, at + inserted.length, octets.length - at);
        return Optional.of(all);
    }

    /** What the charset lacks as a numeric reference. */
    private String numbered(String disclaimer) {
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

    private int place(boolean above) {
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
