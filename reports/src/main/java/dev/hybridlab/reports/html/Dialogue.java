package dev.hybridlab.reports.html;

import dev.hybridlab.record.run.SessionTranscript;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One SMTP session, line by line: time, direction, in clear or encrypted. */
final class Dialogue {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Dialogue() {}

    /** Every session; where both ends saw the same, it is told once. */
    static String html(List<SessionTranscript> sessions) {
        var html = new StringBuilder();
        for (var session : sessions) {
            var twin = sessions.stream().filter(other -> isTwin(session, other)).findFirst();
            if (twin.isEmpty()) {
                html.append(html(session, "the " + session.end()));
            } else if (session.end().equals("client")) {
                html.append(html(session, "both ends"));
            }
        }
        return html.toString();
    }

    private static boolean isTwin(SessionTranscript one, SessionTranscript other) {
        return !one.end().equals(other.end())
                && one.message().equals(other.message())
                && one.from().equals(other.from())
                && one.to().equals(other.to())
                && one.lines().equals(other.lines());
    }

    private static String html(SessionTranscript session, String who) {
        var html = new Html()
                .raw("<details class=\"dialogue\"><summary>SMTP as ")
                .text(who)
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
