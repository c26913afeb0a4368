package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.SmartHostOrder;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** How mail leaves over a send connector: next hop, EHLO name, certificate, TLS, XOORG (ONP-SEND-08, ONP-SEND-25 to ONP-SEND-34). */
final class SendHop {
    private SendHop() {}

    static RoutingDecision relay(
            Home home, HeldMessage held, EnvelopeRecipient recipient, SendConnectorChoice.Chosen chosen) {
        var connector = chosen.connector();
        var sources = connector.match().sourceTransportServers();
        if (!sources.isEmpty() && sources.stream().noneMatch(home.server().name()::equalsIgnoreCase)) {
            return IntraOrganization.relay(
                    home,
                    SourceServers.nearest(home, connector),
                    Reason.of("ONP-SEND-34", "'{}' sends from {}", connector.name(), sources)
                            .configuredAt(connector.source().originOf("SourceTransportServers")),
                    chosen.considered());
        }
        var certificate = ClientCertificate.of(home, connector, chosen.considered());
        if (certificate
                .stops()
                .filter(stop -> !(stop instanceof RoutingDecision.Defer))
                .isPresent()) {
            return certificate.stops().get();
        }
        var domain = queueDomain(connector, recipient.address());
        var manner = new Hop.Manner(
                connector.fqdn().orElse(home.fqdn()),
                demand(home, connector, recipient.address().domain()),
                certificate.shown().map(CertificateSpec::name),
                tlsDomain(home, connector, recipient.address()),
                preserves(home, connector, recipient) ? organization(home, held) : Optional.empty(),
                certificate.proof(connector));
        var hop = new Hop(
                connector.name(),
                SmartHostOrder.of(home.settings(), EdgeSync.nextHop(home, connector), held),
                domain,
                EdgeSync.toTheSite(connector) ? EdgeSync.port(home) : port(connector),
                manner,
                preserves(home, connector, recipient),
                Hop.Guise.NONE);
        if (certificate.stops().isPresent()
                && certificate.stops().get()
                        instanceof RoutingDecision.Defer(var error, var because, var seen, var any)) {
            return new RoutingDecision.Defer(
                    error, because, seen, Optional.of(hop)); // TLS-21: in the connector's queue
        }
        if (connector.source().flag("FrontendProxyEnabled") && !OutboundProxy.listens(home)) {
            return OutboundProxy.missing(home, chosen, hop);
        }
        return new RoutingDecision.Relay(
                hop, certificate.settled(because(home, chosen, recipient)), chosen.considered());
    }

    /** ONP-SEND-24. */
    private static int port(SendConnector connector) {
        return connector.source().text("Port").map(Integer::parseInt).orElse(25);
    }

    /** ONP-SEND-09: in which order several smart hosts are tried is open. */
    private static Reason because(Home home, SendConnectorChoice.Chosen chosen, EnvelopeRecipient recipient) {
        if (SecureDomains.demands(home, chosen.connector(), recipient.address().domain())) {
            return chosen.because().alsoAssuming("TLS-71");
        }
        if (EdgeSync.toTheSite(chosen.connector())) {
            return chosen.because().alsoAssuming("FLOW-17");
        }
        var because = chosen.connector().source().flag("FrontendProxyEnabled")
                ? chosen.because().alsoAssuming("ONP-SEND-87")
                : chosen.because();
        return chosen.connector().nextHop() instanceof NextHop.SmartHosts(var hosts) && hosts.size() > 1
                ? because.alsoAssuming("ONP-SEND-09")
                : because;
    }

    /** The connector's flag, or the older way: a remote domain with TrustedMailOutboundEnabled (DOM-25, DOM-31). */
    private static boolean preserves(Home home, SendConnector connector, EnvelopeRecipient recipient) {
        return connector.cloudServicesMailEnabled()
                || OutboundFirewall.trusted(home, recipient.address()).isPresent();
    }

    /** The queue's NextHopDomain: recipients with the same one travel together. */
    private static String queueDomain(SendConnector connector, EmailAddress recipient) {
        return switch (connector.nextHop()) {
            case NextHop.MxLookup mx -> recipient.domain();
            case NextHop.SmartHosts(var hosts) -> String.join(";", hosts);
        };
    }

    private static Hop.TlsDemand demand(Home home, SendConnector connector, String domain) {
        if (connector.tls().ignoreStartTls()) {
            return new Hop.TlsDemand.Never();
        }
        if (SecureDomains.demands(home, connector, domain)) {
            return new Hop.TlsDemand.Required(TlsLevel.DOMAIN_VALIDATION);
        }
        return connector.tls().requireTls()
                ? new Hop.TlsDemand.Required(connector.tls().tlsAuthLevel().orElse(TlsLevel.ENCRYPTION_ONLY))
                : new Hop.TlsDemand.Opportunistic(home.settings()
                        .assumption(Assumption.OPPORTUNISTIC_FALLBACK)
                        .equals("clear")); // TLS-13
    }

    /** ONP-SEND-28: without TlsDomain and with DNS routing the recipient's domain is compared. */
    private static Optional<String> tlsDomain(Home home, SendConnector connector, EmailAddress recipient) {
        if (SecureDomains.demands(home, connector, recipient.domain())) {
            return Optional.of(recipient.domain());
        }
        return connector
                .tls()
                .tlsDomain()
                .or(() -> connector.nextHop() instanceof NextHop.MxLookup
                        ? Optional.of(recipient.domain())
                        : Optional.empty());
    }

    /** HDR-32: an accepted domain; the sender's own, where it is one. */
    private static Optional<String> organization(Home home, HeldMessage held) {
        return held.sender()
                .map(EmailAddress::domain)
                .filter(domain -> home.organization().accepted(domain).isPresent())
                .or(() -> home.organization().domains().byDefault().map(AcceptedDomain::name));
    }
}
