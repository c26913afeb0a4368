package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.mailflow.transit.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** A session without a wire: each command is a call of the other host's receiving session. */
final class ForecastDialogue implements Dialogue {
    private final ReceivingSession server;
    private final World world;
    private final HostIdentity client;
    private final HostIdentity host;

    ForecastDialogue(ReceivingSession server, World world, HostIdentity client, HostIdentity host) {
        this.server = server;
        this.world = world;
        this.client = client;
        this.host = host;
    }

    @Override
    public SmtpReply banner() {
        return server.greeting().banner();
    }

    @Override
    public Hello ehlo(String name) {
        server.helo(name);
        var greeting = server.greeting();
        var lines = new ArrayList<String>();
        lines.add(greeting.helloText());
        lines.addAll(greeting.keywords());
        return new Hello(new SmtpReply(250, Optional.empty(), lines), greeting.keywords());
    }

    @Override
    public Handshake startTls(Optional<String> clientCertificate) {
        var certificate =
                server.greeting().certificate().flatMap(world.topology().certificates()::named);
        if (certificate.isEmpty()) {
            return new Handshake.Declined(SmtpReply.of("500 5.3.3 Unrecognized command 'STARTTLS'"));
        }
        var version = client.tlsVersions().stream()
                .filter(host.tlsVersions()::contains)
                .max(Comparator.naturalOrder());
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
