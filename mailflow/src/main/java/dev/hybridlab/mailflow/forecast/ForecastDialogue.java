package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.address.ClientName;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.exchange.TlsVersions;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.mailflow.transit.Inspection;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.mailflow.transit.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session without a wire: each command is a call of the other host's receiving session. */
final class ForecastDialogue implements Dialogue {
    private static final SmtpReply READY = SmtpReply.of("220 2.0.0 SMTP server ready"); // SMTP-21
    private static final SmtpReply BAD_DOMAIN = SmtpReply.of("501 5.5.4 Invalid domain name"); // SMTP-32
    private static final SmtpReply UNKNOWN = SmtpReply.of("500 5.3.3 Unrecognized command 'STARTTLS'");

    private final ReceivingSession server;
    private final World world;
    private final HostIdentity client;
    private final HostIdentity host;

    private final Inspection inspection;
    private boolean secured;

    ForecastDialogue(ReceivingSession server, World world, HostIdentity client, HostIdentity host) {
        this.server = server;
        this.world = world;
        this.client = client;
        this.host = host;
        this.inspection = Inspection.between(world.topology().firewalls(), client.name(), host.name());
    }

    @Override
    public SmtpReply banner() {
        return server.greeting().banner();
    }

    @Override
    public SmtpReply helo(String name) {
        if (takesNot(name)) {
            return server.greeting().voice().in(BAD_DOMAIN);
        }
        server.helo(name);
        return new SmtpReply(250, Optional.empty(), List.of(server.greeting().helloText()));
    }

    @Override
    public Hello ehlo(String name) {
        if (takesNot(name)) {
            return new Hello(server.greeting().voice().in(BAD_DOMAIN), List.of());
        }
        server.helo(name);
        var greeting = server.greeting();
        var keywords = secured ? greeting.keywords() : inspection.passes(greeting.keywords());
        var lines = new ArrayList<String>();
        lines.add(greeting.helloText());
        lines.addAll(keywords);
        return new Hello(new SmtpReply(250, Optional.empty(), lines), keywords);
    }

    /** LAB-61, LAB-62: other people's software takes any word. */
    private boolean takesNot(String name) {
        return switch (server.greeting().voice().manner()) {
            case EXCHANGE, EXCHANGE_ONLINE, PLAIN -> !ClientName.isOne(name);
            case JAMES, SUBETHA -> false;
        };
    }

    @Override
    public SmtpReply startTlsInVain(String error) {
        var greeting = server.greeting();
        return greeting.voice().in(greeting.certificate().isPresent() ? READY : UNKNOWN);
    }

    @Override
    public Handshake startTls(Optional<String> clientCertificate) {
        var certificate =
                server.greeting().certificate().flatMap(world.topology().certificates()::named);
        if (certificate.isEmpty()) {
            return new Handshake.Declined(server.greeting().voice().in(UNKNOWN));
        }
        var version = TlsVersions.common(client.tlsVersions(), host.tlsVersions());
        if (version.isEmpty()) {
            return new Handshake.Broke("no common TLS version");
        }
        var book = world.topology().certificates();
        var shown = new TlsFacts(
                version.get(),
                cipher(version.get(), certificate.get()),
                book.facts(certificate.get()),
                clientCertificate.flatMap(book::named).map(book::facts));
        server.secured(shown);
        secured = true;
        return new Handshake.Stands(shown);
    }

    /** The one suite that the lab's hosts prefer for each version and kind of key. */
    private static String cipher(String version, CertificateSpec certificate) {
        if (version.equals("TLS1_3")) {
            return "TLS_AES_256_GCM_SHA384";
        }
        return certificate.flaws().rsa()
                ? "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
                : "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
    }

    @Override
    public SmtpReply logon(Credentials credentials) {
        if (!server.greeting().offersLogon(credentials.mechanism())) {
            return server.notOffered();
        }
        return credentials.fits() ? server.authenticate(credentials).reply() : server.lineTooLong();
    }

    @Override
    public SmtpReply mail(MailCommand command) {
        return server.mail(command);
    }

    @Override
    public SmtpReply rcpt(EnvelopeRecipient recipient) {
        return server.rcpt(recipient);
    }

    @Override
    public SmtpReply content(Message message) {
        return server.content(message);
    }

    @Override
    public void quit() {}

    @Override
    public void abandon() {}
}
