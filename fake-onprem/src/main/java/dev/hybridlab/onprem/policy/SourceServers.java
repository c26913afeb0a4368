package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Server;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How far the servers are from which a send connector sends (ONP-SEND-04, ONP-SEND-05, ONP-SEND-33). */
final class SourceServers {
    private static final Way LOCAL = new Way(0, 0, true);

    private SourceServers() {}

    /**
     * @param cost of the site links
     * @param distance 0 this server, 1 its site, 2 another site
     * @param linked whether site links lead there
     */
    record Way(int cost, int distance, boolean linked) {}

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
        var here = home.server().site();
        var links = home.organization().siteLinks();
        return source.site().equalsIgnoreCase(here)
                ? new Way(0, 1, true)
                : new Way(links.cost(here, source.site()), 2, links.lead(here, source.site()));
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
