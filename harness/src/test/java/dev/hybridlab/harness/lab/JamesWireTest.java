package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LAB-61: what Apache James says on the wire of a lab, word for word. */
@Timeout(60)
class JamesWireTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void it_names_itself_and_lists_what_it_can() throws IOException {
        try (var neighbour = OneNeighbour.on("james", folder)) {
            var lab = neighbour.lab();
            var client = neighbour.client();
            assertThat(client.reply())
                    .containsExactly("220 mx.fabrikam.example SMTP Server (JAMES SMTP Protocols Server) ready");

            assertThat(client.askAll("EHLO client.example"))
                    .containsExactly(
                            "250-mx.fabrikam.example Hello client.example [198.18.99.1])",
                            "250-PIPELINING",
                            "250-ENHANCEDSTATUSCODES",
                            "250-8BITMIME",
                            "250-SIZE 52428800",
                            "250 STARTTLS");
        }
    }

    @Test
    void a_message_is_taken_octet_for_octet_and_delivered() throws IOException {
        try (var neighbour = OneNeighbour.on("james", folder)) {
            var lab = neighbour.lab();
            var client = neighbour.client();
            client.reply();
            client.ask("EHLO client.example");
            assertThat(client.ask("MAIL FROM:<Carla@Sender.Example> X-UNKNOWN=1"))
                    .isEqualTo("250 2.1.0 Sender <Carla@sender.example> OK");
            assertThat(client.ask("RCPT TO:<outsider@fabrikam.example>"))
                    .isEqualTo("250 2.1.5 Recipient <outsider@fabrikam.example> OK");
            assertThat(client.ask("DATA")).isEqualTo("354 Ok Send data ending with <CRLF>.<CRLF>");
            var line = "x".repeat(20_000);
            assertThat(client.ask("Subject: hello\r\n\r\n..dotted\r\n" + line + "\r\n."))
                    .isEqualTo("250 Command accepted");

            lab.retryQueues(); // returns when all has come to rest

            assertThat(lab.steps())
                    .filteredOn(Step.Delivered.class::isInstance)
                    .singleElement()
                    .satisfies(step -> assertThat(
                                    new String(((Step.Delivered) step).message().octets(), StandardCharsets.ISO_8859_1))
                            .endsWith("\r\n\r\n.dotted\r\n" + line + "\r\n"));
        }
    }

    @Test
    void refusals_are_in_its_own_words() throws IOException {
        try (var neighbour = OneNeighbour.on("james", folder)) {
            var lab = neighbour.lab();
            var client = neighbour.client();
            client.reply();
            assertThat(client.ask("MAIL FROM:<a@sender.example>")).isEqualTo("503 5.5.0 Need HELO or EHLO before MAIL");
            client.ask("EHLO client.example");
            assertThat(client.ask("AUTH LOGIN")).isEqualTo("500 5.5.1 Command AUTH unrecognized.");
            assertThat(client.ask("MAIL FROM:<a@sender.example> SIZE=52428801"))
                    .isEqualTo("552 5.3.4 Message size exceeds fixed maximum message size");
            client.ask("MAIL FROM:<a@sender.example>");
            assertThat(client.ask("RCPT TO:<nobody@Fabrikam.example>"))
                    .isEqualTo("550 5.1.1 Unknown user: nobody@fabrikam.example");
            assertThat(client.ask("RCPT TO:<postmaster@other.example>"))
                    .isEqualTo("550 5.7.1 Requested action not taken: relaying denied");

            assertThat(lab.steps().stream()
                            .filter(Step.Refused.class::isInstance)
                            .map(step -> ((Step.Refused) step).reply().toString()))
                    .containsExactly(
                            "500 5.5.1 Command AUTH unrecognized.",
                            "552 5.3.4 Message size exceeds fixed maximum message size",
                            "550 5.1.1 Unknown user: nobody@fabrikam.example",
                            "550 5.7.1 Requested action not taken: relaying denied");
        }
    }
}
