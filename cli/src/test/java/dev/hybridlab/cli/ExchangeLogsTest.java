package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of a real run, read back by a CSV reader that knows nothing of this project (LOG-01 to LOG-14). */
class ExchangeLogsTest {
    private static final String PROTOCOL =
            "date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static Path shipped(String name) {
        return (Files.isDirectory(Path.of("scenarios")) ? Path.of("") : Path.of(".."))
                .resolve("scenarios")
                .resolve(name);
    }

    private Path run(String scenario) {
        var screen = new StringWriter();
        var code = Main.commandLine()
                .setOut(new PrintWriter(screen, true))
                .execute("run", "--report", folder.toString(), shipped(scenario).toString());
        assertThat(code).as(screen.toString()).isZero();
        return folder.resolve("logs");
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".LOG")).sorted().toList();
        }
    }

    private record Log(Map<String, String> head, List<CSVRecord> rows) {
        List<String> fields() {
            return List.of(head.getOrDefault("Fields", "").split(","));
        }

        String cell(CSVRecord row, String field) {
            return row.get(fields().indexOf(field));
        }

        List<String> column(String field) {
            return rows.stream().map(row -> cell(row, field)).toList();
        }
    }

    private static Log read(Path file) throws IOException {
        var text = Files.readString(file);
        var head = new LinkedHashMap<String, String>();
        for (var line : text.lines().takeWhile(each -> each.startsWith("#")).toList()) {
            head.put(
                    line.substring(1, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        try (var parser = CSVParser.parse(
                text, CSVFormat.RFC4180.builder().setCommentMarker('#').get())) {
            return new Log(head, parser.getRecords());
        }
    }

    private static Log one(Path folder, String phase, String name) throws IOException {
        return read(logs(folder).stream()
                .filter(path -> path.toString().replace('\\', '/').matches(".*/" + phase + "/.*" + name + ".*"))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void every_log_has_its_head_its_columns_and_no_gap_in_a_session() throws IOException {
        var logs = new ArrayList<Path>();
        logs.addAll(logs(run("loops/l01-internal-relay-on-both-sides.yaml")));
        assertThat(logs).isNotEmpty();
        for (var file : logs) {
            var log = read(file);
            assertThat(log.head()).containsKeys("Software", "Version", "Log-type", "Date", "Fields");
            assertThat(log.rows())
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row.size()).isEqualTo(log.fields().size()));
            if (log.head().getOrDefault("Log-type", "").contains("Protocol")) {
                assertThat(String.join(",", log.fields())).isEqualTo(PROTOCOL);
                assertGapFree(log);
            } else {
                assertThat(log.fields()).hasSize(30);
            }
        }
    }

    private static void assertGapFree(Log log) {
        var sessions = log.rows().stream().collect(Collectors.groupingBy(row -> log.cell(row, "session-id")));
        assertThat(sessions).isNotEmpty().allSatisfy((session, rows) -> {
            assertThat(session).matches("[0-9A-F]{16}");
            for (var i = 0; i < rows.size(); i++) {
                assertThat(log.cell(rows.get(i), "sequence-number")).isEqualTo(Integer.toString(i));
            }
            assertThat(log.cell(rows.getLast(), "event")).isEqualTo("-");
        });
    }

    /** LOG-03, LOG-04, LOG-06, LOG-07. */
    @Test
    void a_session_is_told_from_the_side_of_the_server_that_writes_it() throws IOException {
        var logs = run("flows/f02-cloud-to-onprem.yaml");
        var received = one(logs, "as-configured", "RECV");

        assertThat(received.head()).containsEntry("Log-type", "SMTP Receive Protocol Log");
        assertThat(received.column("connector-id")).containsOnly("EX01\\Default Frontend EX01");
        assertThat(received.column("event")).startsWith("+", "*", ">", "<", ">");
        assertThat(received.column("data"))
                .contains("SMTPSubmit SMTPAcceptAnySender SMTPAcceptAuthoritativeDomainSender AcceptRoutingHeaders")
                .anyMatch(data -> data.matches("EHLO .*outbound.protection.outlook.com"))
                .anyMatch(data -> data.startsWith("250  ") && data.contains("STARTTLS") && data.contains("CHUNKING"))
                .anyMatch(data -> data.matches("BDAT \\d+ LAST"))
                .noneMatch(data -> data.startsWith("Subject:"));
        assertThat(received.column("context"))
                .startsWith("", "Set Session Permissions", "")
                .contains("Sending certificate", "Received certificate", "Certificate thumbprint", "Local");
        assertThat(received.column("remote-endpoint")).allMatch(end -> end.matches("198\\.18\\.20\\.\\d+:\\d+"));
    }

    /** LOG-11: a file in a directory has the source PICKUP, and no store has seen it. */
    @Test
    void a_file_in_the_pickup_directory_is_received_from_there() throws IOException {
        var logs = run("trust/pickup-file-counts-as-stranger.yaml");
        var tracked = one(logs, "as-configured", "MSGTRK2");

        assertThat(tracked.column("source")).contains("PICKUP");
        assertThat(logs(logs)).noneMatch(log -> log.toString().contains("MSGTRKMS"));
    }

    /** LOG-13. */
    @Test
    void the_tracking_log_follows_a_message_across_premises() throws IOException {
        var logs = run("flows/f01-onprem-to-cloud.yaml");
        var tracked = one(logs, "as-configured", "MSGTRK2");
        var submitted = one(logs, "as-configured", "MSGTRKMS");

        assertThat(submitted.column("event-id")).containsExactly("NOTIFYMAPI", "RECEIVE", "SUBMIT");
        assertThat(tracked.column("event-id"))
                .containsExactly("HAREDIRECT", "RECEIVE", "AGENTINFO", "RESOLVE", "SENDEXTERNAL");
        assertThat(tracked.column("source")).containsExactly("SMTP", "SMTP", "AGENT", "RESOLVER", "SMTP");
        assertThat(tracked.column("connector-id").getLast()).startsWith("Outbound to Office 365");
        assertThat(tracked.column("recipient-address"))
                .containsExactly(
                        "anna@contoso.com",
                        "anna@contoso.com",
                        "",
                        "anna@contoso.mail.onmicrosoft.com",
                        "anna@contoso.mail.onmicrosoft.com");
        assertThat(tracked.column("network-message-id").stream().distinct())
                .as("what the header says")
                .containsExactlyElementsOf(submitted.column("network-message-id").stream()
                        .distinct()
                        .toList());
        assertThat(tracked.column("directionality")).containsOnly("Originating");
        assertThat(tracked.column("message-id").stream().distinct()).hasSize(1);
    }

    @Test
    void what_waits_is_deferred_with_the_last_error_of_the_queue() throws IOException {
        var tracked = one(run("certificate/send-connector-certificate-missing.yaml"), "as-configured", "MSGTRK2");

        assertThat(tracked.column("event-id")).contains("DEFER");
        assertThat(tracked.column("recipient-status")).anyMatch(status -> status.startsWith("[{LED=454 4.7.5 "));

        var greylisted = one(run("queue/next-host-greylists.yaml"), "as-configured", "MSGTRK2");
        assertThat(greylisted.column("recipient-status"))
                .anyMatch(status ->
                        status.matches("\\[\\{LED=451 4\\.4\\.0 .*\\};\\{MSG=\\};\\{FQDN=mx\\.fabrikam\\.example\\}"
                                + ";\\{IP=198\\.18\\.30\\.25\\};\\{LRT=3/2/2026 9:00:00 AM\\}\\]"));
    }

    @Test
    void what_another_server_refuses_fails_and_its_sender_is_told() throws IOException {
        var tracked = one(run("loops/l04-centralized-not-recognised.yaml"), "as-configured", "MSGTRK2");

        assertThat(tracked.column("event-id")).containsSequence("FAIL", "DSN");
        assertThat(tracked.column("recipient-status")).anyMatch(status -> status.startsWith("554 5.4.14 Hop count"));
    }

    /** LOG-33: whose mail a cloud mailbox sends is known by its domain, though no connection was attributed. */
    @Test
    void mail_of_a_cloud_mailbox_stands_in_the_folder_of_its_tenant() throws IOException {
        run("flows/f02-cloud-to-onprem.yaml");

        try (var tenants = Files.list(folder.resolve("logs/flow.cloud-to-onprem/as-configured/exo"))) {
            assertThat(tenants)
                    .extracting(each -> each.getFileName().toString())
                    .containsExactly("contoso.onmicrosoft.com");
        }
    }

    /** EXO-OUT-68: what the trace says of the pool. */
    @Test
    void the_trace_names_the_pool_that_mail_left_by() throws IOException {
        run("relay/forward-from-the-relay-pool.yaml");
        var trace = Files.readString(
                folder.resolve("logs/relay.forward-from-the-relay-pool/as-configured/exo/contoso.onmicrosoft.com")
                        .resolve("MessageTrace.json"));

        assertThat(trace).contains("\"OutboundIpPoolName\" : \"RelayPool\"");
    }

    /** LOG-32. */
    @Test
    void what_is_refused_in_the_session_leaves_no_trace() throws IOException {
        run("relay/direct-send-rejected.yaml");
        var phase = folder.resolve("logs/relay.direct-send-rejected/as-configured/exo/contoso.onmicrosoft.com");
        var trace = Files.readString(phase.resolve("MessageTrace.json"));

        assertThat(trace).contains("outsider@fabrikam.example").doesNotContain("scanner@contoso.com");
    }

    /** LOG-08. */
    @Test
    void a_connector_whose_log_level_is_written_as_None_has_no_protocol_log() throws IOException {
        var quiet = Files.readString(shipped("flows/f02-cloud-to-onprem.yaml"))
                .replace(
                        "steps:",
                        "change:\n"
                                + "  onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].ProtocolLoggingLevel:"
                                + " None\n"
                                + "steps:")
                .replace("../topologies", shipped("topologies").toAbsolutePath().toString());
        var file = Files.writeString(folder.resolve("quiet.yaml"), quiet);

        assertThat(logs(run(file.toAbsolutePath().toString())))
                .noneMatch(path -> path.toString().contains("RECV"));
    }

    /** LOG-31, LOG-33. */
    @Test
    void a_tenant_has_its_message_trace() throws IOException {
        run("flows/f01-onprem-to-cloud.yaml");
        var tenant = folder.resolve("logs/flow.onprem-to-cloud/as-configured/exo/contoso.onmicrosoft.com");
        var json = new ObjectMapper();
        var trace = json.readTree(tenant.resolve("MessageTrace.json").toFile());
        var detail = json.readTree(tenant.resolve("MessageTraceDetail.json").toFile());

        assertThat(trace).hasSize(1);
        assertThat(trace.get(0).path("Status").asText()).isEqualTo("Delivered");
        assertThat(trace.get(0).path("SenderAddress").asText()).isEqualTo("bert@contoso.com");
        assertThat(trace.get(0).path("FromIP").asText()).isEqualTo("198.18.10.25");
        assertThat(detail).extracting(each -> each.path("Event").asText()).containsExactly("RECEIVE", "DELIVER");
        assertThat(detail).extracting(JsonNode::toString).anyMatch(row -> row.contains("ConnectorName: Inbound from "));
    }

    /** LOG-31, BRD-23: nobody sees it, and the trace says where it is. */
    @Test
    void what_is_quarantined_has_a_status_of_its_own() throws IOException {
        run("authentication/dmarc-quarantine.yaml");
        var phase = folder.resolve("logs/authentication.dmarc-quarantine/as-configured/exo/contoso.onmicrosoft.com");
        var trace =
                new ObjectMapper().readTree(phase.resolve("MessageTrace.json").toFile());

        assertThat(trace).extracting(each -> each.path("Status").asText()).containsExactly("Quarantined");
    }

    /** LOG-31: a notice, and what an inbox rule sends, is a message of its own; in a circle each pass names its connector. */
    @ParameterizedTest
    @ValueSource(
            strings = {"loops/l01-internal-relay-on-both-sides.yaml", "loops/l15-inbox-rules-across-premises.yaml"})
    void a_trace_id_stands_for_one_message(String scenario) throws IOException {
        var logs = run(scenario);

        for (var file : named(logs, "MessageTrace.json")) {
            var messages = new LinkedHashMap<String, Set<String>>();
            new ObjectMapper()
                    .readTree(file.toFile())
                    .forEach(row -> messages.computeIfAbsent(
                                    row.path("MessageTraceId").asText(), any -> new LinkedHashSet<>())
                            .add(row.path("MessageId").asText()
                                    + row.path("SenderAddress").asText()));
            assertThat(messages.values())
                    .as(file.toString())
                    .allSatisfy(ids -> assertThat(ids).hasSize(1));
        }
    }

    private static List<Path> named(Path folder, String name) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.endsWith(name)).sorted().toList();
        }
    }
}
