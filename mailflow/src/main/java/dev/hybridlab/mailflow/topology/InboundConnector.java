package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * {@code Get-InboundConnector}.
 *
 * @param source where its settings were written
 * @param name Name
 * @param enabled Enabled
 * @param connectorType ConnectorType
 * @param match which connections it takes
 * @param restrict RequireTls and the two lock-downs
 * @param trust what it lets in
 */
public record InboundConnector(
        ConfigObject source,
        String name,
        boolean enabled,
        ConnectorType connectorType,
        Match match,
        Restrict restrict,
        Trust trust) {
    public enum ConnectorType {
        ON_PREMISES,
        PARTNER
    }

    public record Match(
            List<DomainPattern> senderDomains,
            List<IpRange> senderIPAddresses,
            Optional<DomainPattern> tlsSenderCertificateName,
            List<String> associatedAcceptedDomains) {
        public Match {
            senderDomains = List.copyOf(senderDomains);
            senderIPAddresses = List.copyOf(senderIPAddresses);
            associatedAcceptedDomains = List.copyOf(associatedAcceptedDomains);
        }
    }

    public record Restrict(
            boolean requireTls, boolean restrictDomainsToCertificate, boolean restrictDomainsToIPAddresses) {}

    public record Trust(
            boolean cloudServicesMailEnabled, boolean treatMessagesAsInternal, List<String> trustedOrganizations) {
        public Trust {
            trustedOrganizations = List.copyOf(trustedOrganizations);
        }
    }
}
