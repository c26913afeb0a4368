package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** FrontendProxyEnabled: mail leaves through the Front End, which takes it on port 717 (ONP-SEND-32, ONP-SEND-87). */
final class OutboundProxy {
    private static final int PORT = 717;

    private OutboundProxy() {}

    static boolean listens(Home home) {
        return home.server().receiveConnectors().stream()
                .filter(ReceiveConnector::enabled)
                .anyMatch(
                        connector -> connector.match().bindings().stream().anyMatch(binding -> binding.port() == PORT));
    }

    /** The connector was chosen, so the mail is in its queue, with the words of a connection that failed (NDR-43). */
    static RoutingDecision missing(Home home, SendConnectorChoice.Chosen chosen, Hop hop) {
        var connector = chosen.connector();
        return new RoutingDecision.Defer(
                Failures.refused(home),
                Reason.of(
                                "ONP-SEND-32",
                                "'{}' sends through the front end, and nothing listens on {} of {}",
                                connector.name(),
                                PORT,
                                home.server().name())
                        .configuredAt(connector.source().originOf("FrontendProxyEnabled"))
                        .alsoAssuming("ONP-SEND-87")
                        .alsoAssuming("NDR-59"),
                chosen.considered(),
                Optional.of(hop));
    }
}
