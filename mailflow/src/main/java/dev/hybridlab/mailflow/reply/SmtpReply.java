package dev.hybridlab.mailflow.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SMTP reply. Code and lines: RFC 5321 §4.2; enhanced code: RFC 3463 §2, which 220, 334 and 354 do not carry.
 *
 * @param code 200 to 559
 * @param enhanced the enhanced code that starts every line, if any
 * @param lines the texts without code, at least one
 */
public record SmtpReply(int code, Optional<EnhancedCode> enhanced, List<String> lines) {
    public SmtpReply {
        lines = List.copyOf(lines);
        // RFC 5321 §4.2: first digit 2-5, second digit 0-5.
        if (code < 200 || code > 559 || code / 10 % 10 > 5) {
            throw new IllegalArgumentException("not an SMTP reply code: " + code);
        }
        // RFC 5321 §4.2: CRLF ends a line, so it cannot stand inside one.
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.contains("\r") || line.contains("\n"))) {
            throw new IllegalArgumentException("a reply has one or more lines without CR and LF: " + lines);
        }
        // The enhanced code may contradict the code: Exchange writes "550 4.4.7 QUEUE.Expired; message expired".
    }

    /**
     * Reads one line as people write it: {@code 550 5.7.64 TenantAttribution; Relay Access Denied}.
     *
     * @throws IllegalArgumentException if it does not start with a reply code
     */
    public static SmtpReply of(String text) {
        if (text.length() < 3 || !text.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a reply starts with three digits: '" + text + "'");
        }
        return ofLines(Integer.parseInt(text.substring(0, 3)), List.of(text.length() > 4 ? text.substring(4) : ""));
    }

    /** From the texts of all lines behind {@code code}; a common enhanced code at their start is taken out. */
    public static SmtpReply ofLines(int code, List<String> texts) {
        var first = texts.getFirst();
        var blank = first.indexOf(' ');
        var enhanced = EnhancedCode.tryParse(blank < 0 ? first : first.substring(0, blank));
        if (enhanced.isEmpty()) {
            return new SmtpReply(code, Optional.empty(), texts);
        }
        var prefix = enhanced.get().toString();
        var rest = new ArrayList<String>();
        for (var text : texts) {
            rest.add(text.startsWith(prefix) ? text.substring(prefix.length()).stripLeading() : text);
        }
        return new SmtpReply(code, enhanced, rest);
    }

    /** 2xx. */
    public boolean positive() {
        return code < 300;
    }

    /** 4xx: try again later. */
    public boolean transientNegative() {
        return code >= 400 && code < 500;
    }

    /** 5xx: do not try again. */
    public boolean permanentNegative() {
        return code >= 500;
    }

    /** All texts joined by a blank, without the codes. */
    public String text() {
        return String.join(" ", lines);
    }

    /** The reply as it goes over the wire, every line ended by CRLF. */
    public String wire() {
        var out = new StringBuilder();
        for (var i = 0; i < lines.size(); i++) {
            out.append(code).append(i + 1 < lines.size() ? '-' : ' ');
            enhanced.ifPresent(known -> out.append(known).append(' '));
            out.append(lines.get(i)).append("\r\n");
        }
        return out.toString();
    }

    /** The same reply with {@code suffix} behind the last line, e.g. {@code " [HOST 2026-… 08DE…]"}. */
    public SmtpReply with(String suffix) {
        var changed = new ArrayList<>(lines);
        changed.set(changed.size() - 1, changed.getLast() + suffix);
        return new SmtpReply(code, enhanced, changed);
    }

    /** One line: {@code 550 5.7.64 TenantAttribution; Relay Access Denied}. */
    @Override
    public String toString() {
        return code + enhanced.map(known -> " " + known).orElse("") + (text().isEmpty() ? "" : " " + text());
    }
}
