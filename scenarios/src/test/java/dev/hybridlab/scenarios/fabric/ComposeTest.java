package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classic hybrid of compose.yaml: up once, with mail of a program that knows no more than SMTP, and down again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MOST_OVER_THE_BASE = 120_000_000;
    private static Compose compose = new Compose(List.of());

    @BeforeAll
    static void up() {
        compose = Compose.needed();
        Docker.fabric().close(); // nobody else has the addresses then
        compose.run("up", "-d", "--build");
    }

    @AfterAll
    static void down() {
        if (compose.command().isEmpty()) {
            return;
        }
        compose.run("down");
        assertThat(compose.ids()).isEmpty();
        assertThat(compose.networks()).isEmpty();
    }

    private static void await(String what, BooleanSupplier there) {
        assertThat(Deadline.in(PATIENCE).awaits(there))
                .as(() -> what + compose.run("logs"))
                .isTrue();
    }

    private static String inspected(String id, String form) {
        return Docker.run("docker", "inspect", "--format", form, id);
    }

    @Test
    @Order(1)
    void all_of_them_become_healthy() {
        for (var id : compose.ids()) {
            await("healthy", () -> inspected(id, "{{.State.Health.Status}}").equals("healthy"));
        }
    }

    @Test
    @Order(2)
    void a_message_from_outside_is_delivered_on_premises() throws IOException {
        var at = compose.run("port", "exo", "25").split(":");
        try (var socket = new Socket(at[0], Integer.parseInt(at[1]))) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect("220", replies);
            for (var line : List.of(
                    "EHLO app.example", "MAIL FROM:<outsider@fabrikam.example>", "RCPT TO:<bert@contoso.com>")) {
                say(socket, line);
                expect("250", replies);
            }
            say(socket, "DATA");
            expect("354", replies);
            say(socket, "From: outsider@fabrikam.example\r\nSubject: by compose\r\n\r\nhello\r\n.");
            expect("250", replies);
        }

        await("delivered", () -> compose.run("logs", "driver").contains("delivered to bert@contoso.com"));
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void expect(String code, BufferedReader replies) throws IOException {
        var reply = replies.readLine();
        while (reply != null && reply.startsWith("-", 3)) {
            reply = replies.readLine();
        }
        assertThat(reply).startsWith(code);
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"hybridlab/fake-exo", "hybridlab/fake-onprem", "hybridlab/neighbours"})
    void an_image_is_small_and_does_not_run_as_root(String image) {
        var size = Long.parseLong(inspected(image, "{{.Size}}"));
        var base = Long.parseLong(inspected(Compose.base(), "{{.Size}}"));

        assertThat(size - base).isLessThan(MOST_OVER_THE_BASE);
        assertThat(inspected(image, "{{.Config.User}}")).isEqualTo("10001:10001");
    }

    @Test
    @Order(4)
    void SIGTERM_ends_all_of_them_with_0() {
        compose.run("stop");

        assertThat(compose.ids())
                .hasSize(5)
                .allSatisfy(id -> assertThat(inspected(id, "{{.State.ExitCode}} {{.Name}}"))
                        .startsWith("0 "));
    }
}
