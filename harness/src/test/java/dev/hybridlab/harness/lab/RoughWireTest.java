package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LAB-61, LAB-62: foreign software at the edges of the protocol. */
@Timeout(60)
class RoughWireTest {
    private static final String SENDER = "MAIL FROM:<a@sender.example>";
    private static final String RECIPIENT = "RCPT TO:<outsider@fabrikam.example>";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static void greeted(RawClient client) throws IOException {
        client.reply();
        assertThat(client.ask("EHLO client.example")).startsWith("250 ");
    }

    /** RFC 3207 §4.2: what was said before TLS is forgotten, the list is asked for again. */
    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void after_STARTTLS_a_client_says_EHLO_again_and_sends(String software)
            throws IOException, GeneralSecurityException {
        try (var neighbour = OneNeighbour.on(software, folder)) {
            greeted(neighbour.client());
            assertThat(neighbour.client().ask("STARTTLS")).startsWith("220 ");
            var client = neighbour.client().secured();

            assertThat(client.askAll("EHLO client.example"))
                    .anyMatch(line -> line.endsWith("8BITMIME"))
                    .satisfies(lines -> assertThat(lines.stream().anyMatch(line -> line.endsWith("STARTTLS")))
                            .isEqualTo(software.equals("subetha")));
            client.ask(SENDER);
            client.ask(RECIPIENT);
            client.ask("DATA");
            assertThat(client.ask("Subject: x\r\n\r\nhello\r\n.")).startsWith("250 ");

            neighbour.lab().retryQueues();
            assertThat(neighbour.lab().steps())
                    .filteredOn(Step.Delivered.class::isInstance)
                    .singleElement()
                    .satisfies(step -> assertThat(
                                    new String(((Step.Delivered) step).message().octets(), StandardCharsets.ISO_8859_1))
                            .contains("from client.example (198.18.99.1) by mx.fabrikam.example with ESMTPS"));
        }
    }

    @Test
    void james_takes_a_command_line_of_any_length() throws IOException {
        try (var neighbour = OneNeighbour.on("james", folder)) {
            greeted(neighbour.client());

            assertThat(neighbour.client().ask("NOOP " + "x".repeat(2_000))).isEqualTo("250 2.0.0 OK");
            assertThat(neighbour.client().ask(SENDER)).startsWith("250 ");
        }
    }

    @Test
    void subetha_ends_the_session_at_a_command_line_beyond_998_octets() throws IOException {
        try (var neighbour = OneNeighbour.on("subetha", folder)) {
            greeted(neighbour.client());
            assertThat(neighbour.client().ask("NOOP " + "x".repeat(900))).isEqualTo("250 Ok");

            assertThat(neighbour.client().ask("NOOP " + "x".repeat(1_000)))
                    .isEqualTo("501 Input line length is too long!");
            assertThat(neighbour.client().reply()).containsExactly("(closed)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void a_line_of_a_message_may_be_longer_than_any_buffer(String software) throws IOException {
        try (var neighbour = OneNeighbour.on(software, folder)) {
            var client = neighbour.client();
            greeted(client);
            client.ask(SENDER);
            client.ask(RECIPIENT);
            client.ask("DATA");
            var lines = "y".repeat(8_193) + "\r\n" + "z".repeat(100_000) + "\r\n";
            assertThat(client.ask("Subject: x\r\n\r\n" + lines + ".")).startsWith("250 ");

            neighbour.lab().retryQueues();
            assertThat(neighbour.lab().steps())
                    .filteredOn(Step.Delivered.class::isInstance)
                    .singleElement()
                    .satisfies(step -> assertThat(
                                    new String(((Step.Delivered) step).message().octets(), StandardCharsets.ISO_8859_1))
                            .endsWith("\r\n\r\n" + lines));
        }
    }

    /** What is refused is data to its end: a message of commands does not speak to the server. */
    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void a_refused_message_is_never_obeyed(String software) throws IOException {
        try (var neighbour = OneNeighbour.on(software + ", answers: [DATA=554 5.6.0 No]", folder)) {
            var client = neighbour.client();
            greeted(client);
            client.ask(SENDER);
            client.ask(RECIPIENT);
            client.ask("DATA");
            var commands = ("RSET\r\n" + SENDER + "\r\n" + RECIPIENT + "\r\nQUIT\r\n").repeat(2_000);

            assertThat(client.ask("Subject: x\r\n\r\n" + commands + ".")).isEqualTo("554 5.6.0 No");
            assertThat(client.ask(SENDER)).startsWith("250 ");
            assertThat(neighbour.lab().steps()).noneMatch(Step.Delivered.class::isInstance);
        }
    }

    /** RFC 5321 §4.1.1.4: only CRLF, dot, CRLF ends a message; all else is how messages are smuggled. */
    @ParameterizedTest
    @ValueSource(strings = {"\n.\r\n", "\r\n.\n", "\n.\n", "\r.\r", "\n..\n.\r\n", "\r.\r\n"})
    void a_dot_that_does_not_stand_alone_between_CRLF_ends_nothing(String end) throws IOException {
        for (var software : List.of("james", "subetha")) {
            try (var neighbour = OneNeighbour.on(software, folder)) {
                var client = neighbour.client();
                greeted(client);
                client.ask(SENDER);
                client.ask(RECIPIENT);
                client.ask("DATA");
                var smuggled = "Subject: x\r\n\r\nhello" + end + "MAIL FROM:<x@y.example>\r\n.";

                assertThat(client.ask(smuggled)).as(software).startsWith("250 ");
                assertThat(client.ask("NOOP")).as(software).startsWith("250 ");
                assertThat(client.ask("RCPT TO:<outsider@fabrikam.example>"))
                        .as("%s: no transaction has begun", software)
                        .startsWith("503 ");
            }
        }
    }
}
