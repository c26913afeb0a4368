package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import dev.hybridlab.record.run.SessionTranscript;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The SMTP protocol logs of every on-premises server (LOG-01 to LOG-06). A connector for which
 * somebody wrote {@code ProtocolLoggingLevel: None} has none (LOG-08); the roles of one server are told apart by the port that was dialled.
 */
final class ProtocolLogs {
    private static final List<String> FIELDS = List.of(
            "date-time",
            "connector-id",
            "session-id",
            "sequence-number",
            "local-endpoint",
            "remote-endpoint",
            "event",
            "data",
            "context");
    private static final Set<Integer> OF_THE_HUB = Set.of(465, 2525);

    private ProtocolLogs() {}

    static SequencedMap<String, String> of(Story story) {
        var files = new TreeMap<String, String>();
        var texts = new TreeMap<String, StringBuilder>();
        for (var session : story.phase().sessions()) {
            var ends = Endpoints.of(session);
            var receives = session.end().equals("server");
            var owner = receives ? ends.serverHost() : ends.clientHost();
            var rows = new ProtocolRows(story, session, ends);
            if (!session.lines().isEmpty() && story.isOnPremises(owner) && !rows.silent(owner)) {
                var host = story.host(owner).orElseThrow();
                var path = path(host, ends.serverPort(), receives, started(session));
                var text = texts.computeIfAbsent(
                        path,
                        any -> new StringBuilder(Csv.head(
                                receives ? "SMTP Receive Protocol Log" : "SMTP Send Protocol Log",
                                started(session),
                                FIELDS)));
                rows.all().forEach(row -> text.append(Csv.row(row)));
            }
        }
        texts.forEach((path, text) -> files.put(path, text.toString()));
        return files;
    }

    private static Instant started(SessionTranscript session) {
        return session.lines().getFirst().at();
    }

    /** LOG-05. */
    private static String path(HostShown host, int port, boolean receives, Instant day) {
        var role = host.role().equals("edge") ? "Edge" : receives && !OF_THE_HUB.contains(port) ? "FrontEnd" : "Hub";
        return host.name() + "/" + role + "/ProtocolLog/"
                + (receives ? "SmtpReceive/" + Csv.fileName("RECV", day) : "SmtpSend/" + Csv.fileName("SEND", day));
    }
}
