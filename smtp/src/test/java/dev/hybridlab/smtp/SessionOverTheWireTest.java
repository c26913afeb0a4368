package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.smtp.client.SmtpClient;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client and server of our own, over real sockets. */
class SessionOverTheWireTest {
    private static Message message(String text) {
        return Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void transfer(SmtpClient client, Message message) {
        client.mail(new MailCommand(Optional.of(EmailAddress.of("a@a.example")), EsmtpParameters.NONE));
        client.rcpt(EnvelopeRecipient.of(EmailAddress.of("b@b.example")));
        assertThat(client.content(message).toString()).isEqualTo("250 2.6.0 Queued mail for delivery");
    }

    @Test
    void a_message_arrives_octet_for_octet() throws IOException {
        var sent = message("Subject: x\r\nX-Odd :  y\r\n\tfolded\r\n\r\n.dot\r\n..two\r\n\u00e9\r\nbare\nline\r\n");
        try (var server = EchoServer.start()) {
            var client = server.client(Recorder.NONE);
            assertThat(client.banner().toString()).isEqualTo("220 echo.example ready");
            client.ehlo("a.example");
            transfer(client, sent);
            client.quit();

            assertThat(server.session.messages).containsExactly(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x\r\n", ".\r\n", "..\r\n", ".a\r\n..b\r\n.\r\n", "\r\n\r\n", "\u00e9\0\r\n"})
    void without_CHUNKING_it_goes_by_DATA_and_arrives_as_well(String body) throws IOException {
        var sent = message("A: b\r\n\r\n" + body);
        try (var server = EchoServer.withoutChunking()) {
            var client = server.client(Recorder.NONE);
            client.banner();
            client.ehlo("a.example");
            transfer(client, sent);
            client.quit();

            assertThat(server.session.messages).containsExactly(sent);
            assertThat(server.heard.lines()).contains("> DATA");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\r\n", "a\rb\r\n", "\n", "a\r"})
    void the_client_never_puts_a_lone_LF_or_CR_into_DATA(String body) throws IOException {
        try (var server = EchoServer.withoutChunking()) {
            var client = server.client(Recorder.NONE);
            client.banner();
            client.ehlo("a.example");

            assertThatThrownBy(() -> transfer(client, message("A: b\r\n\r\n" + body)))
                    .isInstanceOf(IllegalArgumentException.class);
            client.abandon();
            assertThat(server.session.messages).isEmpty();
        }
    }

    @Test
    void the_client_never_writes_two_commands_for_one() throws IOException {
        try (var server = EchoServer.start()) {
            var client = server.client(Recorder.NONE);
            client.banner();

            assertThatThrownBy(() -> client.ehlo("a.example\r\nMAIL FROM:<>"))
                    .isInstanceOf(IllegalArgumentException.class);
            client.abandon();
        }
    }

    @Test
    void after_STARTTLS_both_ends_know_both_certificates_and_the_list_has_changed() throws IOException {
        try (var server = EchoServer.start()) {
            var client = server.client(Recorder.NONE);
            client.banner();
            assertThat(client.ehlo("a.example").lists("STARTTLS")).isTrue();
            var handshake = client.startTls(Optional.of("mail.contoso.com"));
            var hello = client.ehlo("a.example");
            transfer(client, message("A: b\r\n\r\n"));
            client.quit();

            assertThat(handshake).isInstanceOfSatisfying(Dialogue.Handshake.Stands.class, stands -> {
                assertThat(stands.shown().version()).isEqualTo("TLS1_3");
                assertThat(stands.shown().cipher()).isEqualTo("TLS_AES_256_GCM_SHA384");
                assertThat(stands.shown().server())
                        .isEqualTo(server.book.facts(server.book.all().get(1)));
                assertThat(stands.shown().client())
                        .contains(server.book.facts(server.book.all().get(2)));
            });
            assertThat(hello.lists("STARTTLS")).isFalse();
            assertThat(hello.lists("XOORG")).isTrue();
            assertThat(server.session.events).contains("secured TLS1_3 CN=mail.contoso.com");
        }
    }

    @Test
    void both_ends_write_the_same_dialogue_down_and_mark_what_went_through_TLS() throws IOException {
        var seen = new Heard();
        try (var server = EchoServer.start()) {
            var client = server.client(seen);
            client.banner();
            client.ehlo("a.example");
            client.startTls(Optional.empty());
            client.ehlo("a.example");
            transfer(client, message("Subject: x\r\n\r\nbody\r\n"));
            client.quit();

            assertThat(seen.lines())
                    .startsWith("< 220 echo.example ready", "> EHLO a.example", "< 250-echo.example Hello [198.18.0.1]")
                    .containsSubsequence(
                            "> STARTTLS",
                            "< 220 2.0.0 SMTP server ready",
                            "*s TLS1_3 TLS_AES_256_GCM_SHA384",
                            ">s EHLO a.example",
                            ">s MAIL FROM:<a@a.example>",
                            "<s 250 2.1.0 Sender OK",
                            ">s BDAT 20 LAST",
                            ">s Subject: x",
                            "*s (body of 6 octets)",
                            "<s 250 2.6.0 Queued mail for delivery",
                            ">s QUIT",
                            "(closed)");
            assertThat(server.heard.lines().stream().filter(line -> !line.equals("(closed)")))
                    .containsExactlyElementsOf(seen.lines().stream()
                            .filter(line -> !line.equals("(closed)"))
                            .toList());
        }
    }
}
