package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BDAT and BINARYMIME (RFC 3030). */
class BdatTest {
    private static final String COMMANDS = "RSET\r\nMAIL FROM:<evil@a.example>\r\n.\r\nQUIT\r\n";

    /** SMTP-26. */
    @Test
    void chunks_are_put_together_whatever_octets_they_hold() throws IOException {
        var text = "Subject: x\r\n\r\n\0\u00ff\n.\r\n.\r\nQUIT\r\n";
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("MAIL FROM:<a@a.example> BODY=BINARYMIME");
            raw.ask("RCPT TO:<b@b.example>");
            raw.send("BDAT 20\r\n" + text.substring(0, 20));
            assertThat(raw.reply()).isEqualTo("250 2.6.0 CHUNK received OK, 20 octets");
            raw.send("BDAT " + (text.length() - 20) + "\r\n" + text.substring(20));
            assertThat(raw.reply()).startsWith("250 2.6.0 CHUNK");
            assertThat(raw.ask("BDAT 0 LAST")).isEqualTo("250 2.6.0 Queued mail for delivery");

            assertThat(server.session.messages)
                    .singleElement()
                    .satisfies(message -> assertThat(new String(message.octets(), StandardCharsets.ISO_8859_1))
                            .isEqualTo(text));
        }
    }

    /** SMTP-93: the octets are read, not obeyed, and the session goes on. */
    @Test
    void where_CHUNKING_is_off_BDAT_is_no_command() throws IOException {
        try (var server = EchoServer.start()) {
            server.session.chunking = false;
            try (var raw = server.addressed()) {
                raw.send("BDAT " + COMMANDS.length() + " LAST\r\n" + COMMANDS);

                assertThat(raw.reply()).isEqualTo("500 5.3.3 Unrecognized command 'BDAT'");
                assertThat(raw.ask("DATA")).startsWith("354");
                assertThat(server.session.messages).isEmpty();
            }
        }
    }

    @Test
    void a_binary_message_does_not_go_by_DATA() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("MAIL FROM:<a@a.example> BODY=BINARYMIME");
            raw.ask("RCPT TO:<b@b.example>");

            assertThat(raw.ask("DATA")).startsWith("503");
        }
    }

    @Test
    void a_refused_chunk_is_taken_off_the_wire_and_not_obeyed() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.send("BDAT " + COMMANDS.length() + " LAST\r\n" + COMMANDS);

            assertThat(raw.reply()).isEqualTo("503 5.5.2 Need mail command");
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            assertThat(server.session.events).noneMatch(event -> event.startsWith("mail"));
        }
    }

    @Test
    void chunks_that_together_are_too_large_are_refused_with_the_last() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            for (var i = 0; i < 2; i++) {
                raw.send("BDAT 60000\r\n" + "x".repeat(60_000));
                raw.reply();
            }

            assertThat(raw.ask("BDAT 0 LAST")).startsWith("552 5.3.4");
            assertThat(server.session.messages).isEmpty();
            assertThat(raw.ask("NOOP")).startsWith("250");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1 2", "10 FIRST", "9999999999999999999", "0x10", "1.5"})
    void a_size_that_cannot_be_read_ends_the_session(String argument) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.send("BDAT " + argument + "\r\n" + COMMANDS);

            assertThat(raw.reply()).isEqualTo("501 5.5.4 Invalid arguments");
            assertThat(raw.reply()).isEqualTo("(closed)");
            assertThat(server.session.events).doesNotContain("mail Optional[evil@a.example]");
        }
    }

    @Test
    void between_two_chunks_there_is_no_other_message() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.send("BDAT 4\r\nA: b");
            raw.reply();

            assertThat(raw.ask("RCPT TO:<c@b.example>")).startsWith("503");
            assertThat(raw.ask("DATA")).startsWith("503");
            assertThat(raw.ask("MAIL FROM:<c@a.example>")).startsWith("503");
            assertThat(raw.ask("RSET")).startsWith("250");
            assertThat(raw.ask("BDAT 0 LAST")).isEqualTo("503 5.5.2 Need mail command");
            assertThat(server.session.messages).isEmpty();
        }
    }
}
