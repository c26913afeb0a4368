package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.exchange.SmartHostOrder;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Optional;

/** How mail leaves Exchange Online: by a connector or by MX, always with Microsoft's certificate (EXO-OUT-34 to EXO-OUT-40, HDR-93). */
final class OutboundHop {
    static final String BY_MX = "(Internet by MX)";
    private static final int PORT = 25;

    private OutboundHop() {}

    /** A connector, the recipient's domain, and as whom the message leaves. */
    record Way(OutboundConnector connector, String domain, Leaving leaving) {}

    static Hop over(Cloud cloud, Tenant tenant, HeldMessage held, Way way) {
        var connector = way.connector();
        var domain = switch (connector.nextHop()) {
            case NextHop.MxLookup mx -> way.domain();
            case NextHop.SmartHosts(var hosts) -> String.join(";", hosts);
        };
        // EXO-OUT-32: header trust needs the type OnPremises.
        var onPremises = connector.connectorType() == ConnectorType.ON_PREMISES;
        var trusted = connector.cloudServicesMailEnabled() && onPremises;
        var demand = connector.tls().tlsSettings().<Hop.TlsDemand>map(Hop.TlsDemand.Required::new);
        var manner = new Hop.Manner(
                cloud.outbound(),
                demand.orElseGet(() -> opportunistic(cloud)),
                Optional.of(ExchangeOnline.CERTIFICATE),
                connector.tls().tlsDomain().map(DomainPattern::toString),
                trusted || onPremises && xoorgWithoutFlag(cloud) ? organization(tenant, held) : Optional.empty(),
                Hop.Proof.NONE);
        return new Hop(
                connector.name(),
                SmartHostOrder.of(cloud.settings(), connector.nextHop(), held), // EXO-OUT-11
                domain,
                PORT,
                manner,
                trusted,
                way.leaving().guise());
    }

    /** EXO-OUT-60. */
    private static boolean xoorgWithoutFlag(Cloud cloud) {
        return cloud.settings().assumption(Assumption.XOORG_WITHOUT_FLAG).equals("true");
    }

    static Hop byMx(Cloud cloud, String domain, Leaving leaving) {
        var manner = new Hop.Manner(
                cloud.outbound(),
                opportunistic(cloud),
                Optional.of(ExchangeOnline.CERTIFICATE),
                Optional.empty(),
                Optional.empty(),
                Hop.Proof.NONE);
        return new Hop(BY_MX, new NextHop.MxLookup(), domain, PORT, manner, false, leaving.guise());
    }

    private static Hop.TlsDemand opportunistic(Cloud cloud) {
        return new Hop.TlsDemand.Opportunistic(
                cloud.settings().assumption(Assumption.OPPORTUNISTIC_FALLBACK).equals("clear")); // TLS-13
    }

    /** HDR-32: an accepted domain of the tenant; the sender's own, where it is one. */
    private static Optional<String> organization(Tenant tenant, HeldMessage held) {
        return held.sender()
                .map(EmailAddress::domain)
                .filter(domain -> tenant.accepted(domain).isPresent())
                .or(() -> tenant.domains().byDefault().map(AcceptedDomain::name));
    }
}
