package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose name a forward bears that leaves through on-premises: mail of a stranger to a stranger was forwarded by somebody here,
 * and goes on under a domain of the tenant when SenderRewritingEnabled is on (EXO-OUT-42, EXO-OUT-61).
 */
final class SenderRewriting {
    private static final int MARK = 5;

    private SenderRewriting() {}

    static Optional<EmailAddress> of(Cloud cloud, Tenant tenant, HeldMessage held, OutboundHop.Way way) {
        if (!isOn(way.connector()) || isOwn(tenant, way.domain())) {
            return Optional.empty();
        }
        return held.sender()
                .filter(sender -> !isOwn(tenant, sender.domain()))
                .map(sender -> rewritten(cloud, tenant, sender));
    }

    private static boolean isOn(OutboundConnector connector) {
        return connector.connectorType() == ConnectorType.ON_PREMISES
                && connector.source().flag("SenderRewritingEnabled");
    }

    private static boolean isOwn(Tenant tenant, String domain) {
        return tenant.accepted(domain).isPresent();
    }

    private static EmailAddress rewritten(Cloud cloud, Tenant tenant, EmailAddress sender) {
        var domain = tenant.domains().byDefault().map(AcceptedDomain::name).orElse(tenant.name());
        var mark = Hash.of(cloud.settings().seed(), "srs", sender.key()).substring(0, MARK);
        var local =
                cloud.settings().assumption(Assumption.SENDER_REWRITING_FORM).equals("bounces")
                        ? "bounces+SRS=" + mark + "=" + mark.substring(0, 2).toUpperCase(Locale.ROOT)
                        : "SRS0=" + mark + "=" + mark.substring(0, 2).toUpperCase(Locale.ROOT) + "=" + sender.domain()
                                + "=" + sender.local();
        return new EmailAddress(local, domain);
    }
}
