package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The Transport service behind the Front End, which keeps no queue of its own (ONP-RECV-02, TLS-38). */
final class BackEnd {
    static final String SERVICE = "MSExchangeTransport";

    private static final int HUB = 2525;
    private static final SmtpReply NO_PROXY =
            SmtpReply.of("451 4.7.0 Temporary server error. Please try again later. PRX5");

    private BackEnd() {}

    private static boolean listens(Server server) {
        for (var connector : server.receiveConnectors()) {
            if (connector.enabled() && !connector.match().frontend()) {
                for (var binding : connector.match().bindings()) {
                    if (binding.port() == HUB) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static boolean runs(Home home) {
        return home.server().source().texts("stoppedServices").stream().noneMatch(SERVICE::equalsIgnoreCase);
    }

    /** What the Front End answers at this stage when it has nobody to proxy to. */
    static Optional<Verdict> missing(Home home, ReceiveConnector connector, String stage) {
        var here = home.settings()
                .assumption(Assumption.FRONT_END_PROXY_FAILURE_STAGE)
                .equals(stage);
        if (!here || !connector.match().frontend()) {
            return Optional.empty();
        }
        if (home.organization().servers().stream().noneMatch(BackEnd::listens)) {
            return Optional.of(new Verdict.Reject(
                    NO_PROXY,
                    Reason.assuming("TLS-53", "no server has a hub connector on {} to which it could proxy", HUB)));
        }
        return runs(home)
                ? Optional.empty()
                : Optional.of(new Verdict.Reject(
                        NO_PROXY,
                        Reason.assuming(
                                        "TLS-53",
                                        "'{}' has nobody to proxy to: {} is stopped on {}",
                                        connector.name(),
                                        SERVICE,
                                        home.server().name())
                                .configuredAt(home.server().source().originOf("stoppedServices"))));
    }
}
