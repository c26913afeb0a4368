package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.util.Optional;

/** In which queue mail for a hop waits, as Get-Queue names it (LOG-21, LOG-22, LOG-23). */
final class Queues {
    private Queues() {}

    static QueueRef of(Home home, Optional<Hop> hop) {
        return hop.map(each -> of(home, each)).orElse(QueueRef.UNREACHABLE);
    }

    private static QueueRef of(Home home, Hop hop) {
        return new QueueRef(
                hop.domain(),
                deliveryType(home, hop),
                Optional.of(hop.connector()),
                hop.manner().tlsDomain(),
                "Ready",
                0);
    }

    private static String deliveryType(Home home, Hop hop) {
        if (IntraOrganization.is(hop)) {
            return home.organization().servers().stream()
                    .filter(server -> server.fqdn().equalsIgnoreCase(hop.domain()))
                    .findFirst()
                    .map(server -> relay(home, server))
                    .orElse("SmtpRelayToServers");
        }
        return switch (hop.nextHop()) {
            case NextHop.MxLookup mx -> "DnsConnectorDelivery";
            case NextHop.SmartHosts hosts -> "SmartHostConnectorDelivery";
        };
    }

    private static String relay(Home home, Server next) {
        if (next.build().edge()) {
            return "SmtpRelayWithinAdSiteToEdge";
        }
        return next.site().equalsIgnoreCase(home.server().site())
                ? "SmtpRelayToMailboxDeliveryGroup"
                : "SmtpRelayToRemoteActiveDirectorySite";
    }
}
