package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** A next host that calls itself what this server is called: mail would come back to where it is (ONP-SEND-12). */
final class SelfDelivery {
    private SelfDelivery() {}

    static Optional<ServerJudgement.Close> judged(Home home, List<String> names) {
        return names.stream()
                .filter(name -> isOwn(home, name))
                .findFirst()
                .map(name -> new ServerJudgement.Close(
                        EnhancedCodeAlone.reply(home, "5.3.5 System incorrectly configured"),
                        Reason.of("ONP-SEND-12", "the next host calls itself {}, as this server does", name)
                                .alsoAssuming("ONP-SEND-83")
                                .alsoAssuming("NDR-60")));
    }

    /** ONP-SEND-83: which names of its own a server compares is inferred. */
    private static boolean isOwn(Home home, String name) {
        if (home.fqdn().equalsIgnoreCase(name)) {
            return true;
        }
        return home.settings().assumption(Assumption.SELF_DELIVERY_NAMES).equals("receive-connectors")
                && home.server().receiveConnectors().stream()
                        .anyMatch(connector -> connector.security().fqdn().equalsIgnoreCase(name));
    }
}
