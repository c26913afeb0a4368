package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.reports.exchangelog.ExchangeLogs;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Every log of a scenario, read by a CSV reader that knows nothing of this project: heads, columns, quoting and words of the SMTP
 * protocol logs (LOG-02, LOG-03, LOG-05, LOG-09), of message tracking (LOG-11, LOG-12) and of the message trace (LOG-31, LOG-33).
 */
final class LogsReadBack {
    private static final List<String> PROTOCOL = List.of(
            "date-time",
            "connector-id",
            "session-id",
            "sequence-number",
            "local-endpoint",
            "remote-endpoint",
            "event",
            "data",
            "context");
    /** LOG-12. */
    private static final Set<String> EVENTS = Set.of(
            "NOTIFYMAPI",
            "RECEIVE",
            "SUBMIT",
            "HAREDIRECT",
            "AGENTINFO",
            "RESOLVE",
            "EXPAND",
            "REDIRECT",
            "TRANSFER",
            "SEND",
            "SENDEXTERNAL",
            "DELIVER",
            "DEFER",
            "FAIL",
            "DSN",
            "DROP",
            "THROTTLE",
            "POISONMESSAGE");

    private static final Set<String> SOURCES = Set.of(
            "STOREDRIVER",
            "SMTP",
            "AGENT",
            "RESOLVER",
            "ROUTING",
            "QUEUE",
            "DSN",
            "PICKUP",
            "MAILBOXRULE",
            "POISONMESSAGE");
    /** LOG-31. */
    private static final Set<String> STATUS =
            Set.of("Failed", "Pending", "Delivered", "Expanded", "Quarantined", "FilteredAsSpam", "GettingStatus");

    private static final Set<String> DETAIL = Set.of(
            "RECEIVE", "SEND", "FAIL", "DELIVER", "EXPAND", "TRANSFER", "DEFER", "Submit", "Spam", "Drop", "Journal");
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z";
    private static final String ENDPOINT = "\\[?[0-9a-f.:]+\\]?:\\d+";
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private LogsReadBack() {}

    static void check(ScenarioRecord record) throws IOException {
        var logs = ExchangeLogs.of(new RunRecord("", "", List.of(record), "", 0));
        assertThat(logs).isNotEmpty();
        for (var log : logs.entrySet()) {
            if (log.getKey().endsWith(".LOG")) {
                csv(log.getKey(), log.getValue());
            } else {
                json(log.getKey(), log.getValue());
            }
        }
    }

    private static void csv(String path, String text) throws IOException {
        var head = text.lines().takeWhile(line -> line.startsWith("#")).toList();
        assertThat(head).as(path).hasSize(5).first().isEqualTo("#Software: Microsoft Exchange Server");
        assertThat(head.get(1)).startsWith("#Version: ");
        assertThat(head.get(2)).startsWith("#Log-type: ");
        assertThat(head.get(3)).matches("#Date: " + TIME);
        var fields = List.of(head.get(4).substring("#Fields: ".length()).split(","));
        try (var parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setCommentMarker('#').get())) {
            var rows = parser.getRecords();
            assertThat(rows).as(path).isNotEmpty().allSatisfy(row -> {
                assertThat(row.size()).isEqualTo(fields.size());
                assertThat(row.get(0)).matches(TIME);
            });
            if (head.get(2).contains("Protocol")) {
                assertThat(fields).isEqualTo(PROTOCOL);
                assertThat(path)
                        .matches(".*/(FrontEnd|Hub|Edge)/ProtocolLog/(SmtpReceive/RECV|SmtpSend/SEND)\\d{8}-1\\.LOG");
                sessions(rows);
            } else {
                assertThat(fields).hasSize(30);
                rows.forEach(row -> tracked(fields, row));
            }
        }
    }

    private static void sessions(List<CSVRecord> rows) {
        var sessions = rows.stream().collect(Collectors.groupingBy(row -> row.get(2)));
        assertThat(sessions).allSatisfy((session, all) -> {
            assertThat(session).matches("[0-9A-F]{16}");
            for (var i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get(3)).isEqualTo(Integer.toString(i));
                assertThat(all.get(i).get(4)).matches(ENDPOINT);
                assertThat(all.get(i).get(5)).matches(ENDPOINT);
                assertThat(all.get(i).get(6)).isIn("+", "-", ">", "<", "*");
                assertThat(all.get(i).get(7)).as("one row a reply").doesNotContain("\n", "\r");
            }
            assertThat(all.getLast().get(6)).isEqualTo("-");
            assertThat(all.getLast().get(8)).isIn("Local", "Remote");
        });
    }

    private static void tracked(List<String> fields, CSVRecord row) {
        assertThat(row.get(fields.indexOf("event-id"))).isIn(EVENTS);
        assertThat(row.get(fields.indexOf("source"))).isIn(SOURCES);
        assertThat(row.get(fields.indexOf("network-message-id"))).matches(GUID + "|");
        assertThat(row.get(fields.indexOf("directionality"))).isIn("Incoming", "Originating", "Undefined", "");
    }

    private static void json(String path, String text) throws IOException {
        for (var row : new ObjectMapper().readTree(text)) {
            if (path.endsWith("Detail.json")) {
                assertThat(row.path("Event").asText()).as(path).isIn(DETAIL);
            } else {
                assertThat(row.path("Status").asText()).as(path).isIn(STATUS);
            }
        }
    }
}
