package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * An on-premises Exchange organization.
 *
 * @param name as the lab shows it
 * @param servers its servers, Edge servers included
 * @param domains accepted and remote domains
 * @param sendConnectors of the organization
 * @param recipients its directory
 * @param transportConfig Get-TransportConfig
 * @param policies what its Mailbox servers do to mail on its way
 * @param siteLinks what the way between its sites costs
 */
public record Organization(
        String name,
        List<Server> servers,
        Domains domains,
        List<SendConnector> sendConnectors,
        Directory recipients,
        ConfigObject transportConfig,
        MailPolicies policies,
        SiteLinks siteLinks) {
    public Organization {
        servers = List.copyOf(servers);
        sendConnectors = List.copyOf(sendConnectors);
    }

    /**
     * @param transportRules as the file has them
     * @param journalRules as the file has them
     */
    public record MailPolicies(List<TransportRule> transportRules, List<JournalRule> journalRules) {
        public MailPolicies {
            transportRules = List.copyOf(transportRules);
            journalRules = List.copyOf(journalRules);
        }
    }

    public List<TransportRule> transportRules() {
        return policies.transportRules();
    }

    public List<JournalRule> journalRules() {
        return policies.journalRules();
    }

    public Optional<Server> server(String wanted) {
        return servers.stream()
                .filter(server -> server.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    public Optional<AcceptedDomain> accepted(String domain) {
        return domains.accepted(domain);
    }
}
