package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AUTH (RFC 4954); no secret is ever recorded. */
class AuthTest {
    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** AUTH-01. */
    @Test
    void LOGIN_asks_for_name_and_password() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
            assertThat(raw.ask(base64("bert"))).isEqualTo("334 UGFzc3dvcmQ6");
            assertThat(raw.ask(base64("s\u00ebcret"))).startsWith("235");

            assertThat(server.session.events).contains("auth LOGIN bert s\u00ebcret");
            assertThat(server.heard.lines())
                    .contains("> AUTH LOGIN", "> ****")
                    .noneMatch(line -> line.contains(base64("bert")) || line.contains(base64("s\u00ebcret")));
        }
    }

    /** AUTH-01, from the client's side. */
    @Test
    void the_client_answers_both_questions_of_LOGIN_and_records_neither() throws IOException {
        try (var server = EchoServer.start()) {
            var client = server.client(Recorder.NONE);
            client.banner();
            client.ehlo("a.example");

            assertThat(client.logon(new Credentials("LOGIN", "bert", "s\u00ebcret"))
                            .toString())
                    .isEqualTo("235 2.7.0 Authentication successful");
            assertThat(client.logon(new Credentials("LOGIN", "bert", "again")).code())
                    .isEqualTo(503);
            client.quit();
            assertThat(server.session.events).contains("auth LOGIN bert s\u00ebcret");
            assertThat(server.heard.lines()).noneMatch(line -> line.contains(base64("bert")));
        }
    }

    @Test
    void PLAIN_comes_at_once_or_when_asked() throws IOException {
        var response = base64("\0bert\0secret");
        try (var server = EchoServer.start();
                var first = server.greeted();
                var second = server.greeted()) {
            assertThat(first.ask("AUTH PLAIN " + response)).startsWith("235");
            assertThat(second.ask("AUTH PLAIN")).isEqualTo("334");
            assertThat(second.ask(response)).startsWith("235");

            assertThat(server.session.events)
                    .filteredOn(event -> event.startsWith("auth"))
                    .containsExactly("auth PLAIN bert secret", "auth PLAIN bert secret");
            assertThat(server.heard.lines()).contains("> AUTH PLAIN ****").noneMatch(line -> line.contains(response));
        }
    }

    @Test
    void a_token_may_be_long() throws IOException {
        var token = "t".repeat(3000);
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("AUTH XOAUTH2 " + base64("user=bert\1auth=Bearer " + token + "\1\1")))
                    .startsWith("235");

            assertThat(server.session.events).contains("auth XOAUTH2 bert " + token);
        }
    }

    /** AUTH-05: where it is switched on, the client has to answer the 334 with nothing (RFC 7628 §3.2.3). */
    @Test
    void a_refused_token_may_be_told_in_json_first() throws IOException {
        var blob = base64("user=bert\1auth=Bearer stale\1\1");
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask("AUTH XOAUTH2 " + blob)).isEqualTo("334 " + base64("{\"status\":\"invalid_token\"}"));
            assertThat(raw.ask("")).startsWith("535");

            var client = server.client(Recorder.NONE);
            client.banner();
            client.ehlo("a.example");
            assertThat(client.logon(new Credentials("XOAUTH2", "bert", "stale")).code())
                    .isEqualTo(535);
            client.quit();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        AUTH                 | 504 5.7.4 Unrecognized authentication type
        AUTH CRAM-MD5        | 504 5.7.4 Unrecognized authentication type
        AUTH NTLM            | 504 5.7.4 Unrecognized authentication type
        AUTH PLAIN ***       | 501 5.5.2 Cannot decode the response
        AUTH PLAIN YmVydA==  | 501 5.5.2 Cannot decode the response
        AUTH PLAIN *         | 501 5.7.0 Authentication cancelled
        """)
    void what_is_no_attempt_is_refused(String command, String reply) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            assertThat(raw.ask(command)).isEqualTo(reply);
        }
    }

    @Test
    void it_can_be_called_off_and_comes_only_once() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("AUTH LOGIN");
            assertThat(raw.ask("*")).isEqualTo("501 5.7.0 Authentication cancelled");
            raw.ask("AUTH LOGIN");
            assertThat(raw.ask("x".repeat(13_000))).isEqualTo("500 5.5.2 Line too long");
            assertThat(raw.ask("AUTH PLAIN AGEAYg==")).startsWith("235");
            assertThat(raw.ask("AUTH PLAIN AGEAYg==")).isEqualTo("503 5.5.1 Already authenticated");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH\tPLAIN AGJlcnQAc2VjcmV0",
                " AUTH PLAIN AGJlcnQAc2VjcmV0",
                "auth  CRAM-MD5\tAGJlcnQAc2VjcmV0"
            })
    void a_secret_is_masked_however_the_line_is_spaced(String command) throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            var reply = raw.ask(command);

            assertThat(reply).doesNotContain("AGJlcnQAc2VjcmV0");
            assertThat(server.heard.lines()).noneMatch(line -> line.contains("AGJlcnQAc2VjcmV0"));
        }
    }

    /** SMTP-33: the client reads its own word again, the record keeps it from everybody else. */
    @Test
    void a_secret_sent_in_a_hurry_behind_a_refused_AUTH_is_not_recorded() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.send("AUTH CRAM-MD5\r\nYmVydA==\r\nNOOP\r\n");

            assertThat(raw.reply()).startsWith("504");
            assertThat(raw.reply()).isEqualTo("500 5.3.3 Unrecognized command 'YmVydA=='");
            assertThat(raw.reply()).startsWith("250");
            assertThat(server.heard.lines())
                    .contains("> ****", "< 500 5.3.3 Unrecognized command '****'")
                    .noneMatch(line -> line.contains("YmVydA=="));
        }
    }

    /** AUTH LOGIN has two lines behind it: the name, and the password. */
    @Test
    void neither_line_of_a_LOGIN_behind_a_refused_AUTH_is_recorded() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.send("AUTH CRAM-MD5\r\nYmVydA==\r\naHlicmlkbGFi\r\nNOOP\r\nBLURB\r\n");

            assertThat(raw.reply()).startsWith("504");
            assertThat(raw.reply()).startsWith("500");
            assertThat(raw.reply()).isEqualTo("500 5.3.3 Unrecognized command 'aHlicmlkbGFi'");
            assertThat(raw.reply()).startsWith("250");
            assertThat(raw.reply()).startsWith("500");
            assertThat(server.heard.lines()).contains("> BLURB").noneMatch(line -> line.contains("aHlicmlkbGFi"));
        }
    }
}
