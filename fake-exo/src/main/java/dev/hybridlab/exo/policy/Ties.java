package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.util.Locale;

/**
 * Whether anything but its sender points from a peer that nobody recognised to some tenant: its address, a name on its
 * certificate. Then its mail was meant to be attributed, and the refusal says so (EXO-ATTR-25).
 */
final class Ties {
    private Ties() {}

    static boolean any(Cloud cloud, Peer peer) {
        var certificate = peer.tls().flatMap(facts -> facts.client());
        return cloud.topology().tenants().stream()
                .anyMatch(tenant -> tenant.connectors().inbound().stream().anyMatch(connector -> holds(connector, peer))
                        || certificate.filter(shown -> names(tenant, shown)).isPresent());
    }

    private static boolean holds(InboundConnector connector, Peer peer) {
        return connector.match().senderIPAddresses().stream().anyMatch(range -> range.contains(peer.address()));
    }

    private static boolean names(Tenant tenant, CertificateFacts shown) {
        return tenant.connectors().inbound().stream()
                        .flatMap(connector -> connector.match().tlsSenderCertificateName().stream())
                        .filter(wanted -> wanted.kind() != DomainPattern.Kind.ANY)
                        .anyMatch(
                                wanted -> CertificateNames.match(wanted, shown).isPresent())
                || CertificateNames.of(shown).stream()
                        .anyMatch(name -> tenant.domains().accepted().stream()
                                .anyMatch(domain -> name.equalsIgnoreCase(domain.name())
                                        || name.endsWith("." + domain.name().toLowerCase(Locale.ROOT))));
    }
}
