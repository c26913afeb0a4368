package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Warnings.Warning;
import java.util.List;

/** Connectors of Exchange Online that find nobody, or find themselves (HYB-25). */
final class CloudConnectorWarnings {
    private final Warnings warnings;
    private final List<ConfigObject> accepted;

    private CloudConnectorWarnings(Configuration configuration, Warnings warnings) {
        this.warnings = warnings;
        this.accepted = configuration.objects("exo", "acceptedDomains");
    }

    static void check(Configuration configuration, Warnings warnings) {
        var checking = new CloudConnectorWarnings(configuration, warnings);
        configuration.objects("exo", "inboundConnectors").stream()
                .filter(each -> each.flag("Enabled"))
                .forEach(checking::inbound);
        configuration.objects("exo", "outboundConnectors").stream()
                .filter(each -> each.flag("Enabled"))
                .forEach(checking::outbound);
    }

    /** EXO-ATTR-05: a name counts only if its domain is accepted. */
    private void inbound(ConfigObject connector) {
        var premises = connector
                .text("ConnectorType")
                .filter("OnPremises"::equalsIgnoreCase)
                .isPresent();
        for (var name : premises ? Reading.patterns(connector, "TlsSenderCertificateName") : List.<DomainPattern>of()) {
            if (!DomainFindings.covers(accepted, name.base())) {
                warnings.add(
                        connector,
                        "TlsSenderCertificateName",
                        new Warning(
                                "HYB-25",
                                "TlsSenderCertificateName " + name + " of '" + connector.identity()
                                        + "' recognises nobody: " + name.base() + " is no accepted domain",
                                "accept the domain, or write the wildcard of an accepted one"));
            }
        }
    }

    private void outbound(ConfigObject connector) {
        var everything = connector.texts("RecipientDomains").contains("*");
        if (connector.flag("RouteAllMessagesViaOnPremises") && !everything) {
            warnings.add(
                    connector,
                    "RecipientDomains",
                    new Warning(
                            "HYB-25",
                            "'" + connector.identity() + "' has centralized transport, and RecipientDomains is not *",
                            "write RecipientDomains: ['*']"));
        }
        if (connector.flag("UseMXRecord") && everything) {
            warnings.add(
                    connector,
                    "UseMXRecord",
                    new Warning(
                            "HYB-25",
                            "'" + connector.identity()
                                    + "' takes every domain and follows MX, which may lead back to Exchange Online",
                            "set UseMXRecord: false and name SmartHosts"));
        }
    }
}
