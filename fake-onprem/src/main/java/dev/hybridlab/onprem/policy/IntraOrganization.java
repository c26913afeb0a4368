package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** From server to server of one organization, over the connector that nobody sees (ONP-SEND-10). */
final class IntraOrganization {
    static final String CONNECTOR = "(intra-organization)";
    private static final int HUB = 2525;
    private static final int EDGE = 25;

    private IntraOrganization() {}

    static Optional<String> firstMailboxServer(Home home) {
        return home.organization().servers().stream()
                .filter(server -> !server.build().edge())
                .map(Server::name)
                .findFirst();
    }

    static RoutingDecision relay(Home home, String serverName, Reason because) {
        return relay(home, serverName, because, List.of());
    }

    /** @param considered the connectors among which this way was chosen */
    static RoutingDecision relay(Home home, String serverName, Reason because, List<Considered> considered) {
        var target = home.organization().server(serverName);
        if (target.isEmpty()) {
            return new RoutingDecision.Refuse(
                    SmtpReply.of(home.settings().assumption(Assumption.GONE_SERVER_TEXT)),
                    Reason.assuming("ONP-SEND-84", "the organization has no server '{}'", serverName));
        }
        var server = target.get();
        var manner = new Hop.Manner(
                home.fqdn(),
                new Hop.TlsDemand.Opportunistic(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Hop.Proof(Optional.empty(), true));
        var hop = new Hop(
                CONNECTOR,
                new NextHop.SmartHosts(List.of(server.addresses().getFirst().toString())),
                server.fqdn(),
                server.build().edge() ? EDGE : HUB,
                manner,
                false,
                Hop.Guise.NONE);
        return new RoutingDecision.Relay(hop, because, considered);
    }

    static boolean is(Hop hop) {
        return hop.connector().equals(CONNECTOR);
    }
}
