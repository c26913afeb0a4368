package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;
import java.util.Optional;

/** How a server presents itself: ports, banner, EHLO answer, certificate. */
final class Listening {
    private Listening() {}

    static HostIdentity host(Home home) {
        var server = home.server();
        var ports = server.receiveConnectors().stream()
                .filter(ReceiveConnector::enabled)
                .filter(connector -> connector.match().frontend() || BackEnd.runs(home))
                .flatMap(connector -> connector.match().bindings().stream())
                .map(ReceiveConnector.Binding::port)
                .distinct()
                .sorted()
                .toList();
        return new HostIdentity(
                server.name(),
                "onprem",
                server.build().edge() ? "edge" : "onprem",
                server.fqdn(),
                server.addresses(),
                ports,
                server.build().tlsVersions(),
                Network.of(server.source(), home.organization().name()));
    }

    static Greeting greet(Home home, Peer peer) {
        var choice = ReceiveConnectorChoice.of(home, peer);
        if (choice.chosen().isEmpty()) {
            return new Greeting(
                    "(none)",
                    SmtpReply.of("421 4.3.2 Service not available"), // SMTP-37
                    home.fqdn(),
                    List.of(),
                    Optional.empty(),
                    Greeting.Limits.NONE,
                    choice.considered(),
                    Voice.EXCHANGE);
        }
        var connector = choice.chosen().get();
        var closed = ClosedDoor.of(home, connector, peer);
        if (closed.isPresent()) {
            return turnedAway(home, connector, closed.get(), choice);
        }
        var certificate = peer.tls().isPresent() ? Optional.<CertificateSpec>empty() : certificate(home, connector);
        return new Greeting(
                connector.name(),
                banner(home, connector, peer),
                connector.security().fqdn() + " Hello [" + peer.address() + "]", // SMTP-11
                EhloKeywords.of(home, connector, peer),
                certificate.map(CertificateSpec::name),
                WireLimits.of(home, connector, peer),
                EhloKeywords.assumed(home, connector, peer, choice.considered()),
                Voice.EXCHANGE);
    }

    private static Greeting turnedAway(
            Home home, ReceiveConnector connector, Verdict.Reject closed, ReceiveConnectorChoice choice) {
        var considered = choice.considered().stream()
                .map(each -> each.chosen() ? new Considered(each.candidate(), true, closed.because()) : each)
                .toList();
        return new Greeting(
                connector.name(),
                closed.reply(),
                home.fqdn(),
                List.of(),
                Optional.empty(),
                Greeting.Limits.NONE,
                considered,
                Voice.EXCHANGE);
    }

    /** ONP-RECV-43, SMTP-01. */
    private static SmtpReply banner(Home home, ReceiveConnector connector, Peer peer) {
        var text = connector
                .security()
                .banner()
                .orElse("220 " + home.fqdn() + " Microsoft ESMTP MAIL Service ready at "
                        + ReceivedLine.date(home.when(peer.session().at())));
        return SmtpReply.of(text.startsWith("220") ? text : "220 " + text);
    }

    /** What STARTTLS would show: TlsCertificateName, else by Fqdn; none makes STARTTLS vanish (ONP-RECV-26, ONP-RECV-44). */
    static Optional<CertificateSpec> certificate(Home home, ReceiveConnector connector) {
        if (!connector.security().authMechanism().contains("Tls")) {
            return Optional.empty();
        }
        var named = connector.tls().tlsCertificateName();
        return named.isPresent()
                ? home.certificates()
                        .find(home.server(), named.get())
                        .filter(spec -> spec.use().presentable()) // TLS-42
                : home.certificates()
                        .carrying(home.server(), connector.security().fqdn());
    }
}
