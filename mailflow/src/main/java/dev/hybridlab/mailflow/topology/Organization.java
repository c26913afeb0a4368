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
 * @param transportRules of its Mailbox servers, as the file has them
 * @param siteLinks what the way between its sites costs
 */
public record Organization(
        String name,
        List<Server> servers,
        Domains domains,
        List<SendConnector> sendConnectors,
        Directory recipients,
        ConfigObject transportConfig,
        List<TransportRule> transportRules,
        SiteLinks siteLinks) {
    public Organization {
        servers = List.copyOf(servers);
        sendConnectors = List.copyOf(sendConnectors);
        transportRules = List.copyOf(transportRules);
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
