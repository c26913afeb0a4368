package dev.hybridlab.reports.text;

import dev.hybridlab.record.run.SessionTranscript;
import java.util.ArrayList;
import java.util.List;

/** SMTP sessions as text: who dialled whom for which message, then every line with its direction. */
public final class TranscriptText {
    private TranscriptText() {}

    /** Every session as the client saw it; as the server saw it only where no client was recorded. */
    public static List<String> of(List<SessionTranscript> sessions) {
        var lines = new ArrayList<String>();
        for (var session : sessions) {
            if (session.end().equals("client") || isAlone(session, sessions)) {
                lines.add(session.message() + "  " + session.from() + " -> " + session.to());
                session.lines()
                        .forEach(line -> lines.add("  " + line.at() + " " + line.direction()
                                + (line.secured() ? " TLS " : "     ") + Visible.of(line.text())));
                lines.add("");
            }
        }
        return lines;
    }

    private static boolean isAlone(SessionTranscript server, List<SessionTranscript> sessions) {
        return sessions.stream()
                .noneMatch(each -> each.end().equals("client") && each.message().equals(server.message()));
    }
}
