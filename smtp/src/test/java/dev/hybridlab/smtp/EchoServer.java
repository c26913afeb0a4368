package dev.hybridlab.smtp;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SessionLimits;
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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A server of our own with a mail system that says yes, and ways to call it. */
final class EchoServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final List<String> VERSIONS = List.of("TLS1_2", "TLS1_3");

    final CertificateBook book = new CertificateBook(List.of(
            spec("Lab Public CA", CertificateSpec.Kind.AUTHORITY, Optional.empty()),
            spec("echo.example", CertificateSpec.Kind.LEAF, Optional.of("Lab Public CA")),
            spec("mail.contoso.com", CertificateSpec.Kind.LEAF, Optional.of("Lab Public CA"))));
    final LabCertificates tls = new LabCertificates(book);
    final EchoSession session;
    final Heard heard = new Heard();
    final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final SmtpServer server;

    private EchoServer(EchoSession session) throws IOException {
        this.session = session;
        this.server = SmtpServer.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                client -> new SessionOpener.Opened(session, tls, heard, VERSIONS, IpAddress.of("198.18.0.1")),
                ServerSettings.standard(Duration.ofMinutes(5), clock::get).telling(defects::add));
    }

    static EchoServer start() throws IOException {
        return new EchoServer(new EchoSession("echo.example", 100_000));
    }

    /** Listens so long and so patiently. */
    static EchoServer listening(SessionLimits limits) throws IOException {
        var session = new EchoSession("echo.example", 100_000);
        session.listens = limits;
        return new EchoServer(session);
    }

    /** Lists no CHUNKING. */
    static EchoServer withoutChunking() throws IOException {
        var session = new EchoSession("echo.example", 100_000);
        session.chunking = false;
        return new EchoServer(session);
    }

    private static CertificateSpec spec(String name, CertificateSpec.Kind kind, Optional<String> issuedBy) {
        return new CertificateSpec(
                new ConfigObject("Certificate", name, new LinkedHashMap<>(), Origin.LAB),
                name,
                kind,
                issuedBy,
                List.of(name),
                new CertificateSpec.Validity(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(365))),
                CertificateSpec.Flaws.NONE,
                CertificateSpec.Use.ANY);
    }

    private Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** The lab's own client. */
    SmtpClient client(Recorder recorder) throws IOException {
        return SmtpClient.over(socket(), tls, TlsProfile.between(VERSIONS, VERSIONS), recorder);
    }

    /** Octets by hand; the banner has been read. */
    Raw raw() throws IOException {
        var raw = new Raw(socket());
        raw.reply();
        return raw;
    }

    /** By hand, behind EHLO. */
    Raw greeted() throws IOException {
        var raw = raw();
        raw.ask("EHLO a.example");
        return raw;
    }

    /** By hand, up to RCPT. */
    Raw addressed() throws IOException {
        var raw = greeted();
        raw.ask("MAIL FROM:<a@a.example>");
        raw.ask("RCPT TO:<b@b.example>");
        return raw;
    }

    void pass(Duration time) {
        server.clockMoved(clock.updateAndGet(now -> now.plus(time)));
    }

    @Override
    public void close() {
        server.close();
    }
}
