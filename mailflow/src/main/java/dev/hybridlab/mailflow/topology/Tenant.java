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
 * @param settings what it has once
 * @param policies what is done to mail on its way
 * @param registrations what its identity provider knows
 */
public record Tenant(
        String name,
        String id,
        Domains domains,
        Connectors connectors,
        Directory recipients,
        Settings settings,
        MailPolicies policies,
        Registrations registrations) {
    /**
     * @param organizationConfig Get-OrganizationConfig (RejectDirectSend...)
     * @param transportConfig Get-TransportConfig of the tenant
     * @param place where it is, and whether its directory answers
     * @param lab what is configured outside Exchange: security defaults, conditional access...
     * @param authenticationPolicies Get-AuthenticationPolicy
     */
    public record Settings(
            ConfigObject organizationConfig,
            ConfigObject transportConfig,
            Place place,
            ConfigObject lab,
            List<ConfigObject> authenticationPolicies) {
        public Settings {
            authenticationPolicies = List.copyOf(authenticationPolicies);
        }
    }

    /** The region whose edge takes its mail; what looks its domains up may be out of order (EXO-ATTR-14, EXO-ATTR-24). */
    public record Place(String region, boolean directoryAnswers) {}

    public ConfigObject organizationConfig() {
        return settings.organizationConfig();
    }

    public ConfigObject transportConfig() {
        return settings.transportConfig();
    }

    public Place place() {
        return settings.place();
    }

    /**
     * @param transportRules mail flow rules, as the file has them
     * @param journalRules as the file has them
     * @param outboundSpam Get-HostedOutboundSpamFilterPolicy (AutoForwardingMode)
     * @param authentication whom it believes, and what it signs with
     */
    public record MailPolicies(
            List<TransportRule> transportRules,
            List<JournalRule> journalRules,
            ConfigObject outboundSpam,
            Authentication authentication) {
        public MailPolicies {
            transportRules = List.copyOf(transportRules);
            journalRules = List.copyOf(journalRules);
        }
    }

    /**
     * @param signing one for each domain that was set up, that of the initial domain always
     * @param antiPhish Get-AntiPhishPolicy
     * @param arc Get-ArcConfig
     */
    public record Authentication(List<DkimSigningConfig> signing, ConfigObject antiPhish, ConfigObject arc) {
        public Authentication {
            signing = List.copyOf(signing);
        }
    }

    public Authentication authentication() {
        return policies.authentication();
    }

    public List<TransportRule> transportRules() {
        return policies.transportRules();
    }

    public List<JournalRule> journalRules() {
        return policies.journalRules();
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
