package dev.hybridlab.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.SessionLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session may not exceed (RFC 5321 §4.5.3.1, ONP-RECV-34, ONP-RECV-35, ONP-RECV-91, SMTP-91). */
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

    /** LAB-70. */
    @Test
    void a_defect_is_answered_and_told_before_the_session_ends() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("MAIL FROM:<a@defect.example>")).isEqualTo("421 4.3.2 Service not available");
            assertThat(raw.reply()).isEqualTo("(closed)");
            assertThat(server.defects).singleElement().isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void a_session_that_its_mail_system_ends_is_closed_behind_the_reply() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            server.session.over = true;
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            assertThat(raw.reply()).isEqualTo("(closed)");
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
                raw.secure(server.tls, Optional.empty());
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

    private static SessionLimits limits(int errors, int logons, Duration idle, Duration longest) {
        var beyond = SessionLimits.Closing.with("421 4.7.0 Enough");
        return new SessionLimits(
                errors, logons, beyond, Optional.of(idle), Optional.of(longest), Duration.ZERO, Duration.ZERO, "");
    }

    @Test
    void the_logon_that_fails_beyond_the_limit_ends_the_session() throws IOException {
        var limits = limits(0, 3, Duration.ofMinutes(5), Duration.ofMinutes(10));
        var wrong = "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0bert\0wrong".getBytes(UTF_8));
        try (var server = EchoServer.listening(limits);
                var raw = server.greeted()) {
            for (var i = 0; i < 4; i++) {
                assertThat(raw.ask("AUTH NTLM")).startsWith("504 5.7.4");
                assertThat(raw.ask(wrong)).startsWith("535 5.7.3");
            }
            assertThat(raw.reply()).isEqualTo("421 4.7.0 Enough");
            assertThat(raw.reply()).isEqualTo("(closed)");
        }
    }

    @Test
    void zero_errors_and_logons_are_no_limit() throws IOException {
        var limits = limits(0, 0, Duration.ofMinutes(5), Duration.ofMinutes(10));
        var wrong = "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0bert\0wrong".getBytes(UTF_8));
        try (var server = EchoServer.listening(limits);
                var raw = server.greeted()) {
            for (var i = 0; i < 20; i++) {
                raw.ask("NONSENSE");
                raw.ask(wrong);
            }
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
        }
    }

    @Test
    void a_session_may_be_idle_as_long_as_its_greeting_says() throws IOException {
        try (var server = EchoServer.listening(limits(5, 3, Duration.ofMinutes(1), Duration.ofMinutes(10)));
                var raw = server.greeted()) {
            server.pass(Duration.ofSeconds(59));
            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            server.pass(Duration.ofSeconds(60));

            assertThat(raw.reply()).isEqualTo("421 4.4.1 Connection timed out");
        }
    }

    @Test
    void a_busy_session_ends_when_it_is_open_for_too_long() throws IOException {
        try (var server = EchoServer.listening(limits(5, 3, Duration.ofMinutes(5), Duration.ofMinutes(10)));
                var raw = server.greeted()) {
            for (var i = 0; i < 3; i++) {
                server.pass(Duration.ofMinutes(3));
                assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            }
            server.pass(Duration.ofMinutes(1));

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
            assertThat(raw.ask("\0\u001b[31m\u00ff")).isEqualTo("500 5.3.3 Unrecognized command 'unknown'");
            assertThat(raw.ask("MAIL FROM:<a\0@a.example>")).isEqualTo("550 5.1.7 Invalid address");
            assertThat(raw.ask("MAIL FROM:<a\r@a.example>")).isEqualTo("550 5.1.7 Invalid address");
            assertThat(raw.ask("EHLO \u001b]0;x")).isEqualTo("501 5.5.4 Invalid domain name");
            assertThat(server.heard.lines()).noneMatch(line -> line.indexOf(27) >= 0 || line.indexOf(0) >= 0);
        }
    }
}
