package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CR LF . CR LF ends a message and nothing else does (RFC 5321 §4.1.1.4); a refused message is never obeyed. */
class SmugglingTest {
    private static final String INNER =
            "MAIL FROM:<evil@a.example>\r\nRCPT TO:<c@b.example>\r\nDATA\r\nSubject: evil\r\n\r\n";

    private static String text(Message message) {
        return new String(message.octets(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\n.\r",
                "\r\n.\r\r\n",
                "\r\n.\0\r\n",
                "\r\n. \r\n",
                "\r\n\0.\r\n"
            })
    void no_other_line_end_ends_a_message(String end) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.ask("DATA");
            raw.send("Subject: x\r\n\r\nfirst" + end + INNER + "\r\n.\r\n");

            assertThat(raw.reply()).isEqualTo("250 2.6.0 Queued mail for delivery");
            assertThat(raw.ask("QUIT")).startsWith("221");
            assertThat(server.session.messages)
                    .singleElement()
                    .satisfies(message -> assertThat(text(message)).contains("MAIL FROM:<evil@a.example>"));
            assertThat(server.session.events).doesNotContain("mail Optional[evil@a.example]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain\r\n",
                ".\r\n",
                "..\r\n",
                ".\n\r\n",
                "a\n.\nb\r\n",
                "a\r.\rb\r\n",
                ".a\r\n.b\r\n",
                "\r\n.\r\r\n",
                "\n\r\n",
                "\0\u00ff\r\n",
                " \r\n\t\r\n"
            })
    void text_is_kept_octet_for_octet(String text) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.ask("DATA");
            raw.send("A:  b\r\nA: b\r\n\tfold \r\nx-ODD : y\r\n\r\n" + stuffed(text) + ".\r\n");
            raw.reply();

            assertThat(server.session.messages)
                    .singleElement()
                    .satisfies(message -> assertThat(text(message))
                            .isEqualTo("A:  b\r\nA: b\r\n\tfold \r\nx-ODD : y\r\n\r\n" + text));
        }
    }

    /** RFC 5321 §4.5.2, written for the test: a dot more where a line begins with one. Ends with CR LF. */
    private static String stuffed(String text) {
        var out = new StringBuilder();
        for (var line : text.split("(?<=\r\n)")) {
            out.append(line.startsWith(".") ? "." : "").append(line);
        }
        return out.toString().endsWith("\r\n") ? out.toString() : out + "\r\n";
    }

    @Test
    void a_message_that_is_too_large_is_read_to_its_end_and_not_obeyed() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.ask("DATA");
            raw.send("Subject: large\r\n\r\n" + "x".repeat(200_000) + "\r\n" + INNER + "\r\n.\r\n");

            assertThat(raw.reply()).startsWith("552 5.3.4");
            assertThat(raw.ask("NOOP")).startsWith("250");
            assertThat(server.session.messages).isEmpty();
            assertThat(server.session.events).anyMatch(event -> event.startsWith("too large"));
            assertThat(server.session.events).doesNotContain("mail Optional[evil@a.example]");
        }
    }

    @Test
    void a_message_that_is_cut_off_was_never_there() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.addressed()) {
            raw.ask("DATA");
            raw.send("Subject: half\r\n\r\nhalf a mess");
            raw.endOutput();

            assertThat(raw.reply()).isEqualTo("(closed)");
            assertThat(server.session.messages).isEmpty();
        }
    }
}
