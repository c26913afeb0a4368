package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session may not exceed (RFC 5321 §4.5.3.1, ONP-RECV-34, ONP-RECV-91). */
class LimitsTest {
    @Test
    void a_command_line_has_at_most_12288_octets() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.raw()) {
            assertThat(raw.ask("NOOP " + "x".repeat(12_288 - 6))).isEqualTo("250 2.0.0 OK");
            assertThat(raw.ask("NOOP " + "x".repeat(12_288))).isEqualTo("500 5.5.2 Line too long");
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
        }
    }

    @Test
    void a_line_without_an_end_is_not_kept() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.raw()) {
            for (var i = 0; i < 200; i++) {
                raw.send("x".repeat(50_000));
            }
            assertThat(raw.ask("")).isEqualTo("500 5.5.2 Line too long");
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
        }
    }

    @Test
    void too_many_errors_end_the_session() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.raw()) {
            for (var i = 0; i < 5; i++) {
                assertThat(raw.ask("NONSENSE")).startsWith("500 5.3.3");
            }
            assertThat(raw.ask("NONSENSE")).startsWith("500 5.3.3");
            assertThat(raw.reply())
                    .isEqualTo("421 4.7.0 Too many errors on this connection, closing transmission channel");
            assertThat(raw.reply()).isEqualTo("(closed)");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void who_says_nothing_for_too_long_on_the_labs_clock_is_told_and_cut(boolean secured) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            if (secured) {
                raw.ask("STARTTLS");
                raw.secure(server.tls, java.util.Optional.empty());
                raw.ask("EHLO a.example");
            }
            server.pass(Duration.ofMinutes(4));
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            server.pass(Duration.ofMinutes(4));
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            server.pass(Duration.ofMinutes(6));

            assertThat(raw.reply()).isEqualTo("421 4.4.1 Connection timed out");
        }
    }

    @Test
    void hundreds_of_idle_connections_keep_nobody_out() throws IOException {
        try (var server = EchoServer.start()) {
            var idle = new java.util.ArrayList<Raw>();
            for (var i = 0; i < 300; i++) {
                idle.add(server.raw());
            }
            try (var raw = server.greeted()) {
                assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            }
            for (var each : idle) {
                each.close();
            }
        }
    }

    @Test
    void control_characters_and_eight_bits_in_a_command_are_no_command() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("\0\u001b[31m\u00ff")).isEqualTo("500 5.3.3 Unrecognized command '??[31m?'");
            assertThat(raw.ask("MAIL FROM:<a\0@a.example>")).isEqualTo("550 5.1.7 Invalid address");
            assertThat(raw.ask("MAIL FROM:<a\r@a.example>")).isEqualTo("550 5.1.7 Invalid address");
            assertThat(raw.ask("EHLO \u001b]0;x")).isEqualTo("501 5.5.4 Invalid domain name");
            assertThat(server.heard.lines()).noneMatch(line -> line.indexOf(27) >= 0 || line.indexOf(0) >= 0);
        }
    }
}
