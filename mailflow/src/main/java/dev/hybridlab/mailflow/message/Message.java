package dev.hybridlab.mailflow.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Header section and body (RFC 5322 §2.1). {@code parse} and {@code octets} are inverse for every octet sequence whose
 * header section ends in an empty line; one that has none is all header.
 */
public record Message(Headers headers, Body body) {
    /** Splits octets; the array is shared and must not change afterwards. */
    public static Message parse(byte[] octets) {
        var fields = new ArrayList<HeaderField>();
        var at = 0;
        var start = 0;
        while (at < octets.length) {
            var end = lineEnd(octets, at);
            if (end == at) { // an empty line ends the header section
                addField(fields, octets, start, at);
                return new Message(new Headers(fields), Body.sharing(octets, Math.min(octets.length, end + 2)));
            }
            var next = Math.min(octets.length, end + 2);
            var folded = next < octets.length && (octets[next] == ' ' || octets[next] == '\t');
            if (!folded) {
                addField(fields, octets, start, end);
                start = next;
            }
            at = next;
        }
        return new Message(new Headers(fields), Body.EMPTY);
    }

    private static int lineEnd(byte[] octets, int from) {
        for (var i = from; i + 1 < octets.length; i++) {
            if (octets[i] == '\r' && octets[i + 1] == '\n') {
                return i;
            }
        }
        return octets.length;
    }

    private static void addField(ArrayList<HeaderField> fields, byte[] octets, int start, int end) {
        if (end > start) {
            fields.add(new HeaderField(new String(octets, start, end - start, StandardCharsets.ISO_8859_1)));
        }
    }

    /** The message as it goes over the wire, before dot-stuffing. */
    public byte[] octets() {
        var head = new StringBuilder();
        for (var field : headers.fields()) {
            head.append(field.raw()).append("\r\n");
        }
        var section = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var all = new byte[section.length + body.length()];
        System.arraycopy(section, 0, all, 0, section.length);
        body.copyTo(all, section.length);
        return all;
    }

    /** How many octets {@link #octets} has. */
    public int size() {
        var size = 2 + body.length();
        for (var field : headers.fields()) {
            size += field.raw().length() + 2;
        }
        return size;
    }

    /** The same message with its last line ended, as DATA always carries it (RFC 5321 §4.1.1.4). */
    public Message ended() {
        var octets = body.octets();
        if (octets.length == 0 || octets[octets.length - 1] == '\n') {
            return this;
        }
        var ended = Arrays.copyOf(octets, octets.length + 2);
        ended[octets.length] = '\r';
        ended[octets.length + 1] = '\n';
        return new Message(headers, Body.sharing(ended, 0));
    }

    public Message with(Headers changed) {
        return new Message(changed, body);
    }
}
