package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** LAB-62: what SubEthaSMTP says on the wire of a lab, word for word. */
@Timeout(60)
class SubEthaWireTest {
    private static final String SENDER = "MAIL FROM:<a@sender.example>";
    private static final String RECIPIENT = "RCPT TO:<outsider@fabrikam.example>";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void it_names_itself_and_lists_what_it_can() throws IOException {
        try (var neighbour = OneNeighbour.on("subetha", folder)) {
            var client = neighbour.client();
            assertThat(client.reply()).containsExactly("220 mx.fabrikam.example ESMTP SubEthaSMTP");

            assertThat(client.askAll("EHLO client.example"))
                    .containsExactly(
                            "250-mx.fabrikam.example",
                            "250-8BITMIME",
                            "250-SIZE 52428800",
                            "250-STARTTLS",
                            "250-CHUNKING",
                            "250-SMTPUTF8",
                            "250 Ok");
        }
    }

    @Test
    void a_chunk_is_taken_octet_for_octet_and_delivered() throws IOException {
        try (var neighbour = OneNeighbour.on("subetha", folder)) {
            var client = neighbour.client();
            client.reply();
            client.ask("EHLO client.example");
            assertThat(client.ask(SENDER + " BODY=8BITMIME")).isEqualTo("250 Ok");
            assertThat(client.ask(RECIPIENT)).isEqualTo("250 Ok");
            var letter = "Subject: hello\r\n\r\n.\r\n" + "x".repeat(20_000) + " no end of line";
            client.send("BDAT " + letter.length() + " LAST\r\n" + letter);
            assertThat(client.reply()).containsExactly("250 Ok");

            neighbour.lab().retryQueues(); // returns when all has come to rest

            assertThat(neighbour.lab().steps())
                    .filteredOn(Step.Delivered.class::isInstance)
                    .singleElement()
                    .satisfies(step -> assertThat(
                                    new String(((Step.Delivered) step).message().octets(), StandardCharsets.ISO_8859_1))
                            .endsWith(letter.substring(letter.indexOf("\r\n"))));
        }
    }

    @Test
    void refusals_are_in_the_words_that_are_declared() throws IOException {
        try (var neighbour = OneNeighbour.on("subetha", folder)) {
            var client = neighbour.client();
            client.reply();
            client.ask("EHLO client.example");
            assertThat(client.ask("AUTH LOGIN")).isEqualTo("502 Authentication not supported");
            assertThat(client.ask(SENDER + " SIZE=52428801")).isEqualTo("552 5.3.4 Message size exceeds fixed limit");
            client.ask(SENDER);
            assertThat(client.ask("RCPT TO:<nobody@fabrikam.example>"))
                    .isEqualTo("550 5.1.1 <nobody@fabrikam.example>: User unknown");

            assertThat(neighbour.lab().steps().stream()
                            .filter(Step.Refused.class::isInstance)
                            .map(step -> ((Step.Refused) step).reply().toString()))
                    .containsExactly(
                            "502 Authentication not supported",
                            "552 5.3.4 Message size exceeds fixed limit",
                            "550 5.1.1 <nobody@fabrikam.example>: User unknown");
        }
    }

    /** The library would take the rest of a refused message for commands. */
    @Test
    void a_refused_message_is_read_to_its_end_and_never_obeyed() throws IOException {
        try (var neighbour = OneNeighbour.on("subetha, answers: [DATA=554 5.6.0 No]", folder)) {
            var client = neighbour.client();
            client.reply();
            client.ask("EHLO client.example");
            for (var round = 0; round < 2; round++) {
                client.ask(SENDER);
                client.ask(RECIPIENT);
                assertThat(client.ask("DATA")).startsWith("354 ");
                assertThat(client.ask("Subject: x\r\n\r\nQUIT\r\nRSET\r\n.")).isEqualTo("554 5.6.0 No");
            }
            assertThat(client.ask("NOOP")).isEqualTo("250 Ok");
        }
    }
}
