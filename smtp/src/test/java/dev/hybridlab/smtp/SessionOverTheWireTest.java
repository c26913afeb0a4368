package dev.hybridlab.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.smtp.client.SmtpClient;
import dev.hybridlab.smtp.server.ServerSettings;
import dev.hybridlab.smtp.server.SmtpServer;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.tls.LabCertificates;
import dev.hybridlab.smtp.tls.TlsProfile;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Client and server of our own, over real sockets. */
class SessionOverTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> VERSIONS = List.of("TLS1_2", "TLS1_3");
    private final CertificateBook book = new CertificateBook(List.of(
            spec("Lab Public CA", CertificateSpec.Kind.AUTHORITY, Optional.empty()),
            spec("echo.example", CertificateSpec.Kind.LEAF, Optional.of("Lab Public CA")),
            spec("mail.contoso.com", CertificateSpec.Kind.LEAF, Optional.of("Lab Public CA"))));
    private final LabCertificates tls = new LabCertificates(book);
    private final EchoSession session = new EchoSession("echo.example", 100_000);
    private Optional<SmtpServer> server = Optional.empty();

    private static CertificateSpec spec(String name, CertificateSpec.Kind kind, Optional<String> issuedBy) {
        return new CertificateSpec(
                new ConfigObject("Certificate", name, new LinkedHashMap<>(), Origin.LAB),
                name,
                kind,
                issuedBy,
                List.of(name),
                new CertificateSpec.Validity(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(365))),
                CertificateSpec.Flaws.NONE);
    }

    @BeforeEach
    void start() throws IOException {
        server = Optional.of(SmtpServer.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                client -> new SessionOpener.Opened(session, tls, Recorder.NONE, VERSIONS),
                ServerSettings.standard(Duration.ofMinutes(5), () -> NOW)));
    }

    @AfterEach
    void stop() {
        server.orElseThrow().close();
    }

    private SmtpClient client() throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), server.orElseThrow().port());
        return SmtpClient.over(socket, tls, TlsProfile.between(VERSIONS, VERSIONS), Recorder.NONE);
    }

    private static Message message(String text) {
        return Message.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void transfer(SmtpClient client, Message message) {
        client.mail(new MailCommand(Optional.of(EmailAddress.of("a@a.example")), EsmtpParameters.NONE));
        client.rcpt(EnvelopeRecipient.of(EmailAddress.of("b@b.example")));
        assertThat(client.content(message).toString()).isEqualTo("250 2.6.0 Queued mail for delivery");
    }

    @Test
    void a_message_arrives_octet_for_octet() throws IOException {
        var sent = message("Subject: x\r\nX-Odd :  y\r\n\tfolded\r\n\r\n.dot\r\n..two\r\n\u00e9\r\nbare\nline\r\n");
        var client = client();
        assertThat(client.banner().toString()).isEqualTo("220 echo.example ready");
        client.ehlo("a.example");
        transfer(client, sent);
        client.quit();

        assertThat(session.messages).containsExactly(sent);
    }

    @Test
    void after_STARTTLS_both_ends_know_both_certificates_and_the_list_has_changed() throws IOException {
        var client = client();
        client.banner();
        assertThat(client.ehlo("a.example").lists("STARTTLS")).isTrue();
        var handshake = client.startTls(Optional.of("mail.contoso.com"));
        var hello = client.ehlo("a.example");
        transfer(client, message("A: b\r\n\r\n"));
        client.quit();

        assertThat(handshake).isInstanceOfSatisfying(Dialogue.Handshake.Stands.class, stands -> {
            assertThat(stands.shown().version()).isEqualTo("TLS1_3");
            assertThat(stands.shown().cipher()).isEqualTo("TLS_AES_256_GCM_SHA384");
            assertThat(stands.shown().server()).isEqualTo(book.facts(book.all().get(1)));
            assertThat(stands.shown().client()).contains(book.facts(book.all().get(2)));
        });
        assertThat(hello.lists("STARTTLS")).isFalse();
        assertThat(hello.lists("XOORG")).isTrue();
        assertThat(session.events).contains("secured TLS1_3 CN=mail.contoso.com");
    }
}
