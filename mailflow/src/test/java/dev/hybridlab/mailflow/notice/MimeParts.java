package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A reader of multipart bodies written for the tests alone (RFC 2046 §5.1.1). */
record MimeParts(String type, String content) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");

    static List<MimeParts> of(Message message) {
        var type = message.headers().first("Content-Type").orElseThrow();
        var match = BOUNDARY.matcher(type);
        if (!match.find()) {
            throw new AssertionError("no boundary in " + type);
        }
        var body = new String(message.body().octets(), StandardCharsets.ISO_8859_1);
        var end = body.indexOf("\r\n--" + match.group(1) + "--\r\n");
        if (end < 0) {
            throw new AssertionError("the last boundary is missing");
        }
        var parts = new ArrayList<MimeParts>();
        for (var piece : body.substring(0, end).split(Pattern.quote("\r\n--" + match.group(1) + "\r\n"))) {
            if (!piece.isEmpty()) {
                var part = Message.parse(piece.getBytes(StandardCharsets.ISO_8859_1));
                var partType = part.headers().first("Content-Type").orElse("text/plain");
                parts.add(new MimeParts(
                        partType.replaceAll(";.*", ""), new String(part.body().octets(), StandardCharsets.ISO_8859_1)));
            }
        }
        return parts;
    }
}
