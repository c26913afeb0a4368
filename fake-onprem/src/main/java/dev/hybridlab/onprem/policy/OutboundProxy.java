package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;

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

    static RoutingDecision missing(Home home, SendConnectorChoice.Chosen chosen) {
        var connector = chosen.connector();
        return new RoutingDecision.Defer(
                SmtpReply.of("421 4.2.1 Unable to connect"),
                Reason.of(
                                "ONP-SEND-32",
                                "'{}' sends through the front end, and nothing listens on {} of {}",
                                connector.name(),
                                PORT,
                                home.server().name())
                        .configuredAt(connector.source().originOf("FrontendProxyEnabled"))
                        .alsoAssuming("ONP-SEND-87"),
                chosen.considered());
    }
}
