package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.smtp.client.SmtpClient;
import dev.hybridlab.smtp.tls.Handshakes;
import dev.hybridlab.smtp.tls.TlsProfile;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** STARTTLS (RFC 3207): what was said in clear is forgotten, what was slipped in is thrown away, on both sides. */
class StartTlsTest {
    /** SMTP-21: and the words that say so. */
    @Test
    void a_command_that_came_in_clear_behind_STARTTLS_is_thrown_away() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.send("STARTTLS\r\nMAIL FROM:<evil@a.example>\r\nRCPT TO:<b@b.example>\r\n");
            assertThat(raw.reply()).isEqualTo("220 2.0.0 SMTP server ready");
            raw.secure(server.tls, Optional.empty());

            assertThat(raw.ask("NOOP")).isEqualTo("250 2.0.0 OK");
            assertThat(server.session.events).noneMatch(event -> event.startsWith("mail"));
        }
    }

    /** SMTP-19. */
    @Test
    void TLS_forgets_greeting_sender_and_logon() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("AUTH PLAIN AGEAYg==");
            raw.ask("MAIL FROM:<a@a.example>");
            raw.ask("STARTTLS");
            raw.secure(server.tls, Optional.empty());

            assertThat(raw.ask("MAIL FROM:<a@a.example>")).isEqualTo("503 5.5.2 Send hello first");
            raw.ask("EHLO a.example");
            assertThat(raw.ask("RCPT TO:<b@b.example>")).isEqualTo("503 5.5.2 Need mail command");
            assertThat(raw.ask("AUTH PLAIN AGEAYg==")).startsWith("235");
        }
    }

    @Test
    void the_list_changes_with_TLS_and_STARTTLS_comes_once() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.raw()) {
            assertThat(raw.ask("EHLO a.example")).contains("STARTTLS").doesNotContain("XOORG");
            raw.ask("STARTTLS");
            raw.secure(server.tls, Optional.of("mail.contoso.com"));
            assertThat(raw.ask("EHLO a.example")).contains("XOORG").doesNotContain("STARTTLS");
            assertThat(raw.ask("STARTTLS")).isEqualTo("500 5.3.3 Unrecognized command 'STARTTLS'");
            assertThat(server.session.events).contains("secured TLS1_3 CN=mail.contoso.com");
        }
    }

    @Test
    void a_client_certificate_is_asked_for_and_not_demanded() throws IOException {
        try (var server = EchoServer.start();
                var raw = server.greeted()) {
            raw.ask("STARTTLS");
            raw.secure(server.tls, Optional.empty());

            assertThat(raw.ask("EHLO a.example")).startsWith("250-");
            assertThat(server.session.events).contains("secured TLS1_3 nobody");
        }
    }

    @Test
    void a_reply_that_came_in_clear_behind_220_is_thrown_away() throws Exception {
        try (var server = EchoServer.start();
                var evil = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served = CompletableFuture.runAsync(() -> slipsIn(evil, server), Thread::startVirtualThread);
            var client = SmtpClient.over(
                    new Socket(InetAddress.getLoopbackAddress(), evil.getLocalPort()),
                    server.tls,
                    TlsProfile.between(EchoServer.VERSIONS, EchoServer.VERSIONS),
                    Recorder.NONE);
            client.banner();
            client.ehlo("a.example");
            var handshake = client.startTls(Optional.empty());
            var hello = client.ehlo("a.example");
            client.abandon();
            served.join();

            assertThat(handshake).isInstanceOf(Dialogue.Handshake.Stands.class);
            assertThat(hello.keywords()).containsExactly("HONEST");
        }
    }

    /** A man in the middle who puts a reply of his own behind the 220. */
    private static void slipsIn(ServerSocket evil, EchoServer server) {
        try (var socket = evil.accept()) {
            var plain = new Raw(socket);
            plain.send("220 evil ready\r\n");
            plain.reply();
            plain.send("250-evil\r\n250 STARTTLS\r\n");
            plain.reply();
            plain.send("220 go\r\n250-evil\r\n250 XOORG\r\n");
            try (var secure = Handshakes.server(socket, server.tls, "echo.example", EchoServer.VERSIONS)) {
                secure.getInputStream().read(new byte[1000]);
                secure.getOutputStream().write("250-honest\r\n250 HONEST\r\n".getBytes(StandardCharsets.US_ASCII));
                secure.getOutputStream().flush();
                assertThat(secure.getInputStream().read(new byte[1000])).isLessThan(1000);
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
