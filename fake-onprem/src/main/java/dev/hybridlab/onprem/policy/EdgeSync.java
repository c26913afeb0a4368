package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Server;
import java.util.List;

/** What an Edge subscription means for send connectors (HYB-32, FLOW-17, FLOW-18). */
final class EdgeSync {
    private static final String THE_SITE = "--";
    private static final int FRONT_END = 25;
    private static final int HUB = 2525;

    private EdgeSync() {}

    /** FLOW-18: an Edge server has a copy of the connectors that it is the source of, and of no others. */
    static boolean unknown(Home home, SendConnector connector) {
        return home.server().build().edge()
                && connector.match().sourceTransportServers().stream()
                        .noneMatch(home.server().name()::equalsIgnoreCase);
    }

    /** Whether its one smart host is {@code --}. */
    static boolean toTheSite(SendConnector connector) {
        return connector.nextHop() instanceof NextHop.SmartHosts(var hosts) && hosts.equals(List.of(THE_SITE));
    }

    /** FLOW-17: the smart host {@code --} stands for the mailbox servers of the subscribed site. */
    static NextHop nextHop(Home home, SendConnector connector) {
        return toTheSite(connector)
                ? new NextHop.SmartHosts(home.organization().servers().stream()
                        .filter(server -> !server.build().edge())
                        .map(EdgeSync::address)
                        .toList())
                : connector.nextHop();
    }

    /** FLOW-17: which of their doors. */
    static int port(Home home) {
        return home.settings().assumption(Assumption.EDGE_TO_HUB).equals("hub") ? HUB : FRONT_END;
    }

    private static String address(Server server) {
        return server.addresses().getFirst().toString();
    }
}
