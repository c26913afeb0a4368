package dev.hybridlab.reports.html;

import dev.hybridlab.record.run.SessionTranscript;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One SMTP session, line by line: time, direction, in clear or encrypted. */
final class Dialogue {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Dialogue() {}

    static String html(SessionTranscript session) {
        var html = new Html()
                .raw("<details class=\"dialogue\"><summary>SMTP as the ")
                .text(session.end())
                .raw(" saw it: ")
                .text(session.from() + " to " + session.to())
                .raw("</summary>\n<pre>");
        for (var line : session.lines()) {
            var css = switch (line.direction()) {
                case ">" -> "c";
                case "<" -> "s";
                default -> "i";
            };
            html.raw("<span class=\"" + css + "\">")
                    .text(TIME.format(line.at()) + (line.secured() ? " tls " : "     ") + line.direction() + " "
                            + line.text())
                    .raw("</span>\n");
        }
        return html.raw("</pre></details>\n").toString();
    }
}
