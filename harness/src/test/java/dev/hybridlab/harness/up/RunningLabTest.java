package dev.hybridlab.harness.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.testkit.Topologies;
import dev.hybridlab.mailflow.transit.MailStore;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.reports.text.Story;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lab that is up, as its owner and a visitor see it. */
@Timeout(60)
class RunningLabTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private World world() throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: one server
            onprem:
              servers: [{Name: EX01, Fqdn: ex01.corp.contoso.com, address: 198.18.10.25}]
              acceptedDomains: [{DomainName: contoso.com}]
              recipients: [{Mailbox: bert@contoso.com}]
            """);
        var read = TopologyFile.read(file);
        assertThat(read.problems()).isEmpty();
        return Worlds.STANDARD.of(
                RealTime.topology(read.optional().orElseThrow().expanded()));
    }

    private JsonNode send(String to, String enter) throws IOException {
        var options = LabOptions.rehearsal()
                .inRealTime(MailStore.NONE)
                .witnessedBy(step -> Story.line(step).ifPresent(lines::add));
        try (var lab = RunningLab.start(world(), options, "token")) {
            var letter = new SendRequest(
                    "eve@fabrikam.example", List.of(to), new LinkedHashMap<>(), "hello", new byte[0], enter, "");
            return new ControlClient(lab.ready().control()).send(letter.json());
        }
    }

    @Test
    void who_enters_by_hand_comes_from_outside() throws IOException {
        var answer = send("bert@contoso.com", "EX01");

        assertThat(answer.path("story").toString()).contains("AuthAs Anonymous").doesNotContain("AuthAs Internal");
    }

    /** LAB-75: a program finds it, and smtp.office365.com, in the ready file. */
    @Test
    void where_there_is_a_tenant_its_identity_provider_listens() throws IOException {
        var world = Worlds.STANDARD.of(
                RealTime.topology(Topologies.named("token-clients").expanded()));
        var file = folder.resolve("ready.json");
        try (var lab = RunningLab.start(world, LabOptions.rehearsal().inRealTime(MailStore.NONE), "token")) {
            lab.ready().with(folder.resolve("authorities.pem")).write(file);
            var ready = new ObjectMapper().readTree(Files.readString(file));
            var document = URI.create(ready.path("identityProvider").path("url").asText()
                    + "/contoso.com/v2.0/.well-known/openid-configuration");

            try (var stream = document.toURL().openStream()) {
                assertThat(new ObjectMapper()
                                .readTree(stream)
                                .path("token_endpoint")
                                .asText())
                        .endsWith("/contoso.com/oauth2/v2.0/token");
            }
            assertThat(ready.at("/identityProvider/secureUrl").asText()).startsWith("https://");
            assertThat(ready.at("/identityProvider/authorities").asText())
                    .isEqualTo(folder.resolve("authorities.pem").toString());
            assertThat(ready.at("/hosts/0/listeners").findValuesAsText("name"))
                    .containsOnly("smtp.office365.com", "smtp-legacy.office365.com", "smtp-hve.office365.com");
        }
        try (var lab = RunningLab.start(world(), LabOptions.rehearsal().inRealTime(MailStore.NONE), "token")) {
            assertThat(lab.ready().identityProvider()).isEmpty();
        }
    }

    /** As ControlInterfaceTest has it of the processes of a lab: the same guard. */
    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1|Authorization: Bearer token,400",
        "Host: 127.0.0.1|Authorization: Bearer other,403",
        "Host: 127.0.0.1,403",
        "Host: lab.attacker.example|Authorization: Bearer token,403",
        "Host: 127.0.0.1|Origin: http://127.0.0.1|Authorization: Bearer token,403",
    })
    void no_web_page_sends_mail_through_it(String headers, int status) throws IOException {
        var options = LabOptions.rehearsal().inRealTime(MailStore.NONE);
        try (var lab = RunningLab.start(world(), options, "token");
                var socket = new Socket(
                        "127.0.0.1", URI.create(lab.ready().control().url()).getPort())) {
            var request = "POST /messages HTTP/1.1\r\nConnection: close\r\n" + headers.replace("|", "\r\n")
                    + "\r\nContent-Length: 2\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void every_decision_is_told_as_it_happens_with_its_reason() throws IOException {
        send("bert@contoso.com", "EX01");
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).startsWith("send-1 at EX01: accepts for bert@contoso.com, AuthAs Anonymous"))
                .anySatisfy(line -> assertThat(line).endsWith("delivered to bert@contoso.com"));

        lines.clear();
        send("olga@fabrikam.example", "EX01");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("send-1 at EX01: refuses at RCPT: 550 5.7.54")
                        .contains("  because fabrikam.example is no accepted domain")
                        .contains("ONP-RECV-03"));
    }

    /** LAB-70. */
    @Test
    void what_was_accepted_stays_where_the_lab_has_a_defect_and_the_lab_goes_on() throws IOException {
        var options = LabOptions.rehearsal()
                .inRealTime((mailbox, message) -> {
                    throw new IllegalStateException("a defect");
                })
                .telling(lines::add);
        try (var lab = RunningLab.start(world(), options, "token")) {
            var client = new ControlClient(lab.ready().control());
            for (var id : List.of("send-1", "send-2")) {
                var letter = new SendRequest(
                        "eve@fabrikam.example",
                        List.of("bert@contoso.com"),
                        new LinkedHashMap<>(),
                        "hello",
                        new byte[0],
                        "EX01",
                        "");
                assertThat(client.send(letter.json()).path("outcomes").toString())
                        .contains("400 Poison");
                assertThat(lines.getLast())
                        .contains("a defect met message '" + id, "IllegalStateException (a defect) at dev.hybridlab");
            }
        }
        assertThat(lines).hasSize(2);
    }

    @Test
    void a_ready_file_is_its_owners_alone_and_tells_listeners_apart(@TempDir Path folder) throws IOException {
        var file = folder.resolve("ready.json");
        Files.writeString(folder.resolve("ready.json.part"), "left by a killed lab");
        var hybrid = Worlds.STANDARD.of(
                RealTime.topology(Topologies.named("classic-hybrid").expanded()));
        try (var lab = RunningLab.start(hybrid, LabOptions.rehearsal().inRealTime(MailStore.NONE), "token")) {
            lab.ready().write(file);
            assertThat(lab.ready().hosts())
                    .flatExtracting(ReadyFile.Host::listeners)
                    .extracting(each -> each.address() + ":" + each.port())
                    .contains("198.18.21.25:25", "198.18.20.25:25")
                    .doesNotHaveDuplicates();
        }
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** ONP-RECV-95. */
    @Test
    void a_header_that_is_too_large_ends_the_connection() throws IOException {
        try (var lab = RunningLab.start(world(), LabOptions.rehearsal().inRealTime(MailStore.NONE), "token");
                var socket = new Socket()) {
            socket.setSoTimeout(20_000);
            socket.connect(lab.ready().hosts().getFirst().listeners().getFirst().bound());
            var to = socket.getOutputStream();
            for (var command : List.of(
                    "EHLO a.example",
                    "MAIL FROM:<eve@fabrikam.example>",
                    "RCPT TO:<bert@contoso.com>",
                    "DATA",
                    "X-Long: " + "x ".repeat(300_000).replaceAll("(.{900})", "$1\r\n ") + "\r\n\r\nhello\r\n.")) {
                to.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            var said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(said.lines()).last().asString().isEqualTo("552 5.3.4 Header size exceeds fixed maximum size");
        }
    }

    @Test
    void a_host_that_is_not_there_is_answered_with_those_that_are() {
        assertThatThrownBy(() -> send("bert@contoso.com", "EX09"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no host is called 'EX09'; the lab has ")
                .hasMessageContaining("EX01");
    }
}
