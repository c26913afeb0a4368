package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * Whose name a forward bears that leaves through on-premises: mail of a stranger to a stranger was forwarded by somebody here,
 * and goes on under a domain of the tenant when SenderRewritingEnabled is on (EXO-OUT-42, EXO-OUT-61).
 */
final class SenderRewriting {
    private SenderRewriting() {}

    /** A connector and the recipient's domain. */
    record Way(OutboundConnector connector, String domain) {}

    /** Over this connector, whatever its type. */
    static Leaving of(Cloud cloud, Tenant tenant, HeldMessage held, Way way) {
        var connector = way.connector();
        if (connector.connectorType() != ConnectorType.ON_PREMISES) {
            return Leaving.toOutside(cloud, tenant, held, way.domain());
        }
        if (tenant.accepted(way.domain()).isPresent()) {
            return Leaving.AS_IT_IS;
        }
        var stranger =
                held.sender().filter(sender -> tenant.accepted(sender.domain()).isEmpty());
        return stranger.filter(any -> isOn(connector))
                .map(sender -> {
                    var rewritten = new SenderForm(cloud, tenant).of(held, sender);
                    var because = Reason.assuming(
                                    "EXO-OUT-61", "{} is a stranger here, and becomes {}", sender, rewritten)
                            .configuredAt(connector.source().originOf("SenderRewritingEnabled"));
                    return new Leaving(
                            new Hop.Guise(Optional.of(rewritten), Optional.empty()),
                            Optional.of(new Considered("(sender rewriting)", true, because)));
                })
                .orElse(Leaving.AS_IT_IS);
    }

    private static boolean isOn(OutboundConnector connector) {
        return connector.source().flag("SenderRewritingEnabled");
    }
}
