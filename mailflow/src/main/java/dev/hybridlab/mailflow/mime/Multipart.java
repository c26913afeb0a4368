package dev.hybridlab.mailflow.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * A body between boundaries (RFC 2046 §5.1), one character an octet.
 *
 * @param frames what stands before, between and behind the parts: delimiters, preamble, epilogue; one more than parts
 * @param parts header and body of each, without the line end that belongs to the delimiter behind it
 */
record Multipart(List<String> frames, List<String> parts) {
    Multipart {
        frames = List.copyOf(frames);
        parts = List.copyOf(parts);
    }

    static Multipart of(String body, String boundary) {
        var frames = new ArrayList<String>();
        var parts = new ArrayList<String>();
        var mark = "--" + boundary;
        var frame = 0; // where the frame begins that is being read
        var part = -1; // where the part begins, if one is open
        for (var line = 0; line < body.length(); line = after(body, line)) {
            if (!body.startsWith(mark, line) || !isDelimiter(body, line + mark.length())) {
                continue;
            }
            if (part >= 0) {
                var end = Math.max(part, line - 2); // its CRLF belongs to the delimiter
                parts.add(body.substring(part, end));
                frame = end;
                part = -1;
            }
            if (body.startsWith("--", line + mark.length())) {
                break;
            }
            part = after(body, line);
            frames.add(body.substring(frame, part));
        }
        if (part >= 0) {
            parts.add(body.substring(part));
            frame = body.length();
        }
        frames.add(body.substring(frame));
        return new Multipart(frames, parts);
    }

    private static int after(String body, int line) {
        var end = body.indexOf("\r\n", line);
        return end < 0 ? body.length() : end + 2;
    }

    /** Behind the boundary nothing but the closing hyphens and blanks. */
    private static boolean isDelimiter(String body, int at) {
        var from = body.startsWith("--", at) ? at + 2 : at;
        var end = body.indexOf("\r\n", from);
        return body.substring(from, end < 0 ? body.length() : end).isBlank();
    }

    /** The body with other parts. */
    String with(List<String> others) {
        var all = new StringBuilder();
        for (var i = 0; i < others.size(); i++) {
            all.append(frames.get(i)).append(others.get(i));
        }
        return all.append(frames.getLast()).toString();
    }
}
