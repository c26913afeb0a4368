package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * One tenant of Exchange Online.
 *
 * @param name its initial domain, {@code contoso.onmicrosoft.com}
 * @param id its GUID
 * @param domains accepted and remote domains
 * @param connectors inbound and outbound
 * @param recipients its directory
 * @param organizationConfig Get-OrganizationConfig (RejectDirectSend...)
 * @param transportConfig Get-TransportConfig of the tenant
 * @param policies what is done to mail on its way
 */
public record Tenant(
        String name,
        String id,
        Domains domains,
        Connectors connectors,
        Directory recipients,
        ConfigObject organizationConfig,
        ConfigObject transportConfig,
        MailPolicies policies) {
    /**
     * @param transportRules mail flow rules, as the file has them
     * @param outboundSpam Get-HostedOutboundSpamFilterPolicy (AutoForwardingMode)
     */
    public record MailPolicies(List<TransportRule> transportRules, ConfigObject outboundSpam) {
        public MailPolicies {
            transportRules = List.copyOf(transportRules);
        }
    }

    public List<TransportRule> transportRules() {
        return policies.transportRules();
    }

    public ConfigObject outboundSpamPolicy() {
        return policies.outboundSpam();
    }

    public record Connectors(List<InboundConnector> inbound, List<OutboundConnector> outbound) {
        public Connectors {
            inbound = List.copyOf(inbound);
            outbound = List.copyOf(outbound);
        }
    }

    public Optional<AcceptedDomain> accepted(String domain) {
        return domains.accepted(domain);
    }

    /** {@code contoso} of {@code contoso.onmicrosoft.com}. */
    public String prefix() {
        return name.substring(0, name.indexOf('.'));
    }

    /** {@code contoso.mail.onmicrosoft.com}. */
    public String coexistenceDomain() {
        return prefix() + ".mail.onmicrosoft.com";
    }
}
