package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * {@code Get-OutboundConnector}.
 *
 * @param source where its settings were written
 * @param name Name
 * @param enabled Enabled
 * @param connectorType ConnectorType
 * @param match which recipients it takes
 * @param nextHop MX or smart hosts
 * @param tls TlsSettings and TlsDomain
 * @param cloudServicesMailEnabled CloudServicesMailEnabled
 */
public record OutboundConnector(
        ConfigObject source,
        String name,
        boolean enabled,
        InboundConnector.ConnectorType connectorType,
        Match match,
        NextHop nextHop,
        Tls tls,
        boolean cloudServicesMailEnabled) {
    public record Match(
            List<DomainPattern> recipientDomains,
            boolean allAcceptedDomains,
            boolean routeAllMessagesViaOnPremises,
            boolean transportRuleScoped,
            boolean testMode) {
        public Match {
            recipientDomains = List.copyOf(recipientDomains);
        }
    }

    /**
     * @param tlsSettings TlsSettings; empty: opportunistic
     * @param tlsDomain TlsDomain
     * @param dane SmtpDaneMode
     * @param mtaSts whether MtaStsMode is Opportunistic
     */
    public record Tls(
            Optional<TlsLevel> tlsSettings, Optional<DomainPattern> tlsDomain, DaneMode dane, boolean mtaSts) {}

    /** SmtpDaneMode. */
    public enum DaneMode {
        OPPORTUNISTIC,
        NONE,
        MANDATORY
    }
}
