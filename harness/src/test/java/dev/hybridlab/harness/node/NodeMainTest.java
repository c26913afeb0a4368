package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.lab.RawClient;
import dev.hybridlab.harness.testkit.Topologies;
import dev.hybridlab.mailflow.transit.Queued;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process of a container, without the container. */
@Timeout(120)
class NodeMainTest {
    private static final String TOKEN = "a-token-of-this-test";
    private static final Pattern BASE = Pattern.compile("control interface on (http://[0-9.:]+), SIGTERM ends it");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private MainProcess node(Map<String, String> more) throws IOException {
        var environment = new HashMap<>(Map.of(
                "HYBRIDLAB_TOKEN", TOKEN,
                "HYBRIDLAB_ADDRESS", "127.0.0.1",
                "HYBRIDLAB_CONTROL_PORT", "0",
                "HYBRIDLAB_PORTS", "any"));
        environment.putAll(more);
        return MainProcess.started(folder, NodeMain.class, environment);
    }

    private static NodeClient client(MainProcess node) {
        node.await("SIGTERM ends it");
        var base = BASE.matcher(node.text());
        assertThat(base.find()).as(node.text()).isTrue();
        return new NodeClient(base.group(1), TOKEN);
    }

    private static Order toBeEx01() {
        var configuration = Topologies.named("classic-hybrid").expanded();
        var task = new Order.Task(List.of("EX01"), "127.0.0.1:9", "2026-01-05T09:00:00Z");
        return new Order(configuration, List.of(), task, "begin");
    }

    /** Where its port 25 is, once it is EX01. */
    private static InetSocketAddress becomesEx01(NodeClient client) throws IOException {
        return client.begin(toBeEx01()).stream()
                .filter(site -> site.port() == 25)
                .map(site -> new InetSocketAddress(site.real(), site.realPort()))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitClosed(InetSocketAddress at) {
        var deadline = Deadline.in(Duration.ofSeconds(5));
        while (answers(at)) {
            assertThat(deadline.passed()).as("still takes sessions").isFalse();
        }
    }

    private static boolean answers(InetSocketAddress at) {
        try (var socket = new Socket(at.getAddress(), at.getPort())) {
            return socket.getInputStream().read() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void on_SIGTERM_it_takes_nothing_more_ends_what_is_under_way_and_ends_with_0()
            throws IOException, InterruptedException {
        try (var node = node(Map.of())) {
            var at = becomesEx01(client(node));
            try (var session = new RawClient(at)) {
                assertThat(session.reply().getLast()).startsWith("220 ");
                for (var line : List.of(
                        "EHLO app.example", "MAIL FROM:<outsider@fabrikam.example>", "RCPT TO:<bert@contoso.com>")) {
                    assertThat(session.ask(line)).startsWith("250 ");
                }
                assertThat(session.ask("DATA")).startsWith("354 ");

                node.process().destroy();
                awaitClosed(at);

                assertThat(session.ask("Subject: last\r\n\r\nhello\r\n.")).startsWith("250 ");
                assertThat(session.ask("QUIT")).startsWith("221 ");
            }
            assertThat(node.code()).isZero();
        }
    }

    @Test
    void one_that_got_no_configuration_ends_with_0_as_well() throws IOException, InterruptedException {
        try (var node = node(Map.of())) {
            assertThat(client(node).awaitLife()).isTrue();

            node.process().destroy();
            assertThat(node.code()).isZero();
        }
    }

    @Test
    void a_file_can_be_its_configuration() throws IOException {
        var file = Files.writeString(
                folder.resolve("order.json"), toBeEx01().json().toString());
        try (var node = node(Map.of("HYBRIDLAB_CONFIGURATION", file.toString()))) {
            assertThat(client(node).all("/queued", Queued.class)).isEmpty(); // else: no configuration yet
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{}", "[1, 2]", "{\"configuration\": 7}"})
    void a_configuration_that_is_none_is_answered(String content) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("wrong.json"), content);
        try (var node = node(Map.of("HYBRIDLAB_CONFIGURATION", file.toString()))) {
            assertThat(node.code()).as(node.text()).isEqualTo(2);
            assertThat(node.text()).contains("HYBRIDLAB_CONFIGURATION: " + file + " is no configuration: ");
        }
    }

    @Test
    void a_control_port_that_another_program_has_is_answered() throws IOException, InterruptedException {
        try (var other = new ServerSocket(0);
                var node = node(Map.of("HYBRIDLAB_CONTROL_PORT", Integer.toString(other.getLocalPort())))) {
            assertThat(node.code()).as(node.text()).isEqualTo(4);
            assertThat(node.text()).contains("HYBRIDLAB_CONTROL_PORT " + other.getLocalPort() + " cannot be used");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HYBRIDLAB_TOKEN|''|2|set HYBRIDLAB_TOKEN, or HYBRIDLAB_TOKEN_FILE",
                "HYBRIDLAB_TOKEN|fifteen-letters|2|the token of the lab has 15 characters, and whoever guesses it",
                "HYBRIDLAB_CONTROL_PORT|http|2|HYBRIDLAB_CONTROL_PORT is a port number, not 'http'",
                "HYBRIDLAB_PORTS|some|2|HYBRIDLAB_PORTS is 'own'",
                "HYBRIDLAB_ROLES|foo|2|HYBRIDLAB_ROLES are some of onprem,edge,exo,internet,device, not 'foo'",
                "HYBRIDLAB_TOKEN_FILE|/none|2|HYBRIDLAB_TOKEN_FILE: there is no file /none",
                "HYBRIDLAB_ADDRESS|no.such.host.invalid|4|HYBRIDLAB_ADDRESS: nobody knows 'no.such.host.invalid'",
                "HYBRIDLAB_CONFIGURATION|/none.json|2|HYBRIDLAB_CONFIGURATION: there is no file /none.json"
            })
    void a_variable_that_is_wrong_is_answered(String name, String value, int code, String answer)
            throws IOException, InterruptedException {
        try (var node = node(Map.of(name, value))) {
            assertThat(node.code()).as(node.text()).isEqualTo(code);
            assertThat(node.text()).contains("hybridlab: ").contains(answer);
        }
    }
}
