package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Server;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How far the servers are from which a send connector sends (ONP-SEND-04, ONP-SEND-05, ONP-SEND-33). */
final class SourceServers {
    private static final Way LOCAL = new Way(0, 0);

    private SourceServers() {}

    /**
     * @param cost of the site links
     * @param distance 0 this server, 1 its site, 2 another site
     */
    record Way(int cost, int distance) {}

    /** To the nearest of them. */
    static Way way(Home home, SendConnector connector) {
        if (connector.match().sourceTransportServers().isEmpty()) {
            return LOCAL;
        }
        return sources(home, connector)
                .map(server -> way(home, server))
                .min(Comparator.comparingInt(Way::cost).thenComparingInt(Way::distance))
                .orElse(LOCAL);
    }

    /** The name of the one to which mail is handed. */
    static String nearest(Home home, SendConnector connector) {
        return sources(home, connector)
                .min(Comparator.comparingInt(
                        (Server server) -> way(home, server).cost()))
                .map(Server::name)
                .orElse(connector.match().sourceTransportServers().getFirst());
    }

    private static Way way(Home home, Server source) {
        if (source.name().equalsIgnoreCase(home.server().name())) {
            return LOCAL;
        }
        var cost = home.organization().siteLinks().cost(home.server().site(), source.site());
        return new Way(cost, source.site().equalsIgnoreCase(home.server().site()) ? 1 : 2);
    }

    /** Whether one of them stands in the site of this server. */
    static boolean inSite(Home home, SendConnector connector) {
        return sources(home, connector)
                .anyMatch(server -> server.site().equalsIgnoreCase(home.server().site()));
    }

    private static Stream<Server> sources(Home home, SendConnector connector) {
        return connector.match().sourceTransportServers().stream()
                .map(name -> home.organization().server(name))
                .flatMap(Optional::stream);
    }
}
