package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Why a session ends with its banner: maintenance, a hub connector on port 25, too many connections (SMTP-37, ONP-RECV-92). */
final class ClosedDoor {
    private static final SmtpReply NOT_ACTIVE = SmtpReply.of("421 4.3.2 Service not active");
    private static final SmtpReply NOT_AVAILABLE = SmtpReply.of("421 4.3.2 Service not available");
    private static final SmtpReply TOO_MANY = SmtpReply.of(
            "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission"
                    + " channel");

    private ClosedDoor() {}

    static Optional<Verdict.Reject> of(Home home, ReceiveConnector connector, Peer peer) {
        var server = home.server();
        if (server.source().flag("maintenance")) {
            return Optional.of(new Verdict.Reject(
                    byTrigger(home) ? NOT_ACTIVE : NOT_AVAILABLE,
                    Reason.of("SMTP-37", "{} is in maintenance", server.name())
                            .alsoAssuming("SMTP-95")
                            .configuredAt(server.source().originOf("maintenance"))));
        }
        if (!connector.match().frontend()
                && peer.local().port() == 25
                && !server.build().edge()) {
            return Optional.of(new Verdict.Reject(
                    byTrigger(home) ? NOT_AVAILABLE : NOT_ACTIVE,
                    Reason.of("SMTP-37", "'{}' is of the hub, and port 25 is the front end's", connector.name())
                            .alsoAssuming("SMTP-95")
                            .configuredAt(connector.source().originOf("TransportRole"))));
        }
        return crowded(home, connector, peer);
    }

    /** SMTP-95: which of the two texts of SMTP-37 belongs to which trigger. */
    private static boolean byTrigger(Home home) {
        return home.settings().assumption(Assumption.MAINTENANCE_TEXT).equals("Service not active");
    }

    private static Optional<Verdict.Reject> crowded(Home home, ReceiveConnector connector, Peer peer) {
        var source = peer.address();
        var visitors = peer.local().others().stream()
                .filter(held -> held.connector().equals(connector.name()))
                .map(Peer.Held::address)
                .toList();
        var open = new OpenConnections(home.server().source().texts("openConnections"), visitors);
        var limits = connector.limits().connections();
        var own = open.of(source);
        var others = shareOfAll(home) ? 0 : open.all() - own;
        var free = Math.max(0, limits.most() - others);
        if (open.all() >= limits.most()) {
            return full(connector, "MaxInboundConnection", open.all());
        }
        if (own >= limits.perSource()) {
            return full(connector, "MaxInboundConnectionPerSource", own);
        }
        return own > 0 && own >= free * limits.percentagePerSource() / 100
                ? full(connector, "MaxInboundConnectionPercentagePerSource", own)
                : Optional.empty();
    }

    /** ONP-RECV-60: of which number the percentage is taken. */
    private static boolean shareOfAll(Home home) {
        return home.settings().assumption(Assumption.CONNECTION_SHARE).equals("of-all-connections");
    }

    private static Optional<Verdict.Reject> full(ReceiveConnector connector, String property, long open) {
        return Optional.of(new Verdict.Reject(
                TOO_MANY,
                Reason.of(
                                "ONP-RECV-92",
                                "'{}' has {} connections, and {} allows no more",
                                connector.name(),
                                open,
                                property)
                        .configuredAt(connector.source().originOf(property))
                        .alsoAssuming("ONP-RECV-92")
                        .alsoAssuming("ONP-RECV-60")));
    }
}
