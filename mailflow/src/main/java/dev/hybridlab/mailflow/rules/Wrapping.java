package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.Reason;
import java.nio.charset.StandardCharsets;

/** The fallback Wrap: a new message with the disclaimer, and the old one as its attachment (RULE-16). */
final class Wrapping {
    private Wrapping() {}

    /** @param edits of the header: its MIME fields become those of the envelope around the old message */
    static Body around(Message old, String html, HeaderEdits edits, Reason because) {
        var boundary = "=_wrap_" + Hash.of("wrap", html, old.body().length()).substring(0, 24);
        edits.remove(Wrapping::isMime, because)
                .append("MIME-Version", "1.0", because)
                .append("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"", because);
        var inner = new Headers(old.headers().fields().stream()
                .filter(field -> !HeaderFamily.ORGANIZATION.has(field) && !HeaderFamily.FOREST.has(field))
                .toList());
        var text = "--" + boundary + "\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + octets(html.getBytes(StandardCharsets.UTF_8)) + "\r\n--"
                + boundary + "\r\nContent-Type: message/rfc822\r\n\r\n"
                + octets(new Message(inner, old.body()).octets()) + "\r\n--" + boundary + "--\r\n";
        return Body.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One character an octet. */
    private static String octets(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static boolean isMime(HeaderField field) {
        return field.is("MIME-Version") || field.startsWith("Content-");
    }
}
