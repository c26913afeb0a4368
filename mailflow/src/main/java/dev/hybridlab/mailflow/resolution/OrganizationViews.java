package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.SiteLinks;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;

/** An on-premises organization as a typed view. */
final class OrganizationViews {
    private OrganizationViews() {}

    static Organization view(Configuration configuration, String owner) {
        var name = DomainViews.single(configuration, owner, "organizationSettings")
                .text("name")
                .filter(text -> !text.equals("organizationSettings"))
                .orElse(owner);
        return new Organization(
                name,
                configuration.objects(owner, "servers").stream()
                        .map(server -> server(configuration, owner, server))
                        .toList(),
                DomainViews.domains(configuration, owner),
                configuration.objects(owner, "sendConnectors").stream()
                        .map(OrganizationViews::sendConnector)
                        .toList(),
                DomainViews.directory(configuration, owner),
                DomainViews.single(configuration, owner, "transportConfig"),
                new Organization.MailPolicies(
                        TransportRuleView.all(configuration, owner), JournalRuleView.all(configuration, owner)),
                new SiteLinks(Reading.all(
                        DomainViews.single(configuration, owner, "organizationSettings"),
                        "siteLinks",
                        SiteLinks.Link::of)));
    }

    private static Server server(Configuration configuration, String owner, ConfigObject server) {
        var fqdn = server.text("Fqdn").orElse(server.identity());
        return new Server(
                server,
                server.identity(),
                fqdn,
                Reading.ips(server, "address"),
                server.texts("certificates"),
                build(server),
                connectors(configuration, owner, server.identity(), fqdn),
                Objects.find(configuration, new Section(owner, "transportServices"), server.identity())
                        .orElseGet(() -> new ConfigObject(
                                "TransportService", server.identity(), new LinkedHashMap<>(), Origin.DEFAULT)));
    }

    /** Build numbers as real Received lines print them (HDR-81); which protocols a version speaks is a house choice. */
    private static Server.Build build(ConfigObject server) {
        var version = server.text("version").orElse("2019");
        var edge = Installation.edge(server);
        var id = server.text("build");
        return switch (version) {
            case "2016" -> new Server.Build(edge, version, id.orElse("15.1.2507.39"), versions(server, "TLS1_2"));
            case "SE" ->
                new Server.Build(edge, version, id.orElse("15.2.2562.17"), versions(server, "TLS1_2", "TLS1_3"));
            default -> new Server.Build(edge, version, id.orElse("15.2.1544.11"), versions(server, "TLS1_2"));
        };
    }

    private static List<String> versions(ConfigObject server, String... installed) {
        var written = server.texts("tlsVersions");
        return written.isEmpty() ? List.of(installed) : written;
    }

    private static List<ReceiveConnector> connectors(
            Configuration configuration, String owner, String server, String fqdn) {
        return configuration.objects(owner, "receiveConnectors").stream()
                .filter(each ->
                        each.text("Server").filter(server::equalsIgnoreCase).isPresent())
                .map(each -> ReceiveConnectorView.of(each, fqdn))
                .toList();
    }

    private static SendConnector sendConnector(ConfigObject object) {
        return new SendConnector(
                object,
                object.identity(),
                new SendConnector.Match(
                        object.flag("Enabled"),
                        Reading.all(object, "AddressSpaces", AddressSpace::of),
                        object.texts("SourceTransportServers"),
                        object.flag("IsScopedConnector"),
                        Reading.size(object, "MaxMessageSize")),
                nextHop(object, "DNSRoutingEnabled"),
                new SendConnector.Tls(
                        object.flag("RequireTLS"),
                        object.flag("IgnoreSTARTTLS"),
                        Reading.level(object, "TlsAuthLevel"),
                        object.text("TlsDomain"),
                        object.text("TlsCertificateName")),
                object.text("Fqdn"),
                object.flag("CloudServicesMailEnabled"),
                object.text("SmartHostAuthMechanism").orElse("None"));
    }

    /** @param byMx the flag that asks for mail exchangers */
    static NextHop nextHop(ConfigObject connector, String byMx) {
        return connector.flag(byMx) ? new NextHop.MxLookup() : new NextHop.SmartHosts(connector.texts("SmartHosts"));
    }
}
