package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Objects.Draft;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What Exchange has before anybody configures it. The settings of these objects are filled in as defaults. */
final class Installation {
    private static final List<String> MAILBOX_CONNECTORS =
            List.of("Default Frontend ", "Client Frontend ", "Outbound Proxy Frontend ", "Default ", "Client Proxy ");
    private static final List<String> EDGE_CONNECTORS = List.of("Default internal receive connector ");

    private Installation() {}

    static Configuration add(Configuration configuration) {
        var result = single(configuration, "", "labSettings", "LabSettings");
        for (var owner : Owners.organizations(configuration)) {
            result = organization(result, owner);
        }
        for (var owner : Owners.tenants(configuration)) {
            result = tenant(result, owner);
        }
        return result;
    }

    private static Configuration organization(Configuration configuration, String owner) {
        var result = single(configuration, owner, "organizationSettings", "OrganizationSettings");
        result = single(result, owner, "transportConfig", "TransportConfig");
        result = remoteDomain(result, owner);
        result = forestRoot(result, owner);
        for (var server : configuration.objects(owner, "servers")) {
            result = server(result, owner, server);
        }
        return result;
    }

    /** ONP-RECV-51 to ONP-RECV-59: what setup makes on a server. */
    private static Configuration server(Configuration configuration, String owner, ConfigObject server) {
        var result = configuration;
        var name = server.identity();
        for (var prefix : edge(server) ? EDGE_CONNECTORS : MAILBOX_CONNECTORS) {
            result = Objects.merge(result, new Section(owner, "receiveConnectors"), connector(name, prefix + name));
        }
        result = selfSigned(result, owner, server);
        for (var each : edgeSync(server)) {
            result = Objects.merge(result, new Section(owner, "sendConnectors"), each);
        }
        var service = Objects.draft("TransportService", "Server", name, Origin.DEFAULT);
        return Objects.merge(result, new Section(owner, "transportServices"), service.object());
    }

    /** Sets up the servers that a change added: those whose transport service has no settings yet. */
    static Configuration newServers(Configuration configuration) {
        var result = configuration;
        for (var owner : Owners.organizations(configuration)) {
            var services = new Section(owner, "transportServices");
            for (var server : configuration.objects(owner, "servers")) {
                if (Objects.find(configuration, services, server.identity()).isEmpty()) {
                    result = server(result, owner, server);
                }
            }
        }
        return result;
    }

    /** ONP-RECV-59: subject the server's name, and its FQDN besides. */
    private static Configuration selfSigned(Configuration configuration, String owner, ConfigObject server) {
        var name = "Microsoft Exchange " + server.identity();
        var names = List.of(server.identity(), server.text("Fqdn").orElse(server.identity()));
        var made = Objects.draft("Certificate", "name", name, Origin.DEFAULT).set("names", Value.of(names));
        var result = Objects.merge(configuration, new Section("", "certificates"), made.object());
        var installed = new ArrayList<>(server.texts("certificates"));
        if (installed.contains(name)) {
            return result;
        }
        installed.add(name);
        var origin = server.setting("certificates").map(Setting::origin).orElse(Origin.DEFAULT);
        return result.mapped(
                new Section(owner, "servers"),
                each -> each.equals(server)
                        ? each.with("certificates", new Setting(Value.of(installed), origin))
                        : each);
    }

    /** HYB-32: what an Edge subscription makes. */
    private static List<ConfigObject> edgeSync(ConfigObject server) {
        var site = server.text("subscribedSite");
        if (!edge(server) || site.isEmpty()) {
            return List.of();
        }
        var source = Value.of(List.of(server.identity()));
        return List.of(
                Objects.draft("SendConnector", "Name", "EdgeSync - Inbound to " + site.get(), Origin.DEFAULT)
                        .set("AddressSpaces", Value.of(List.of("SMTP:--;1")))
                        .set("DNSRoutingEnabled", false)
                        .set("SmartHosts", Value.of(List.of("--")))
                        .set("SmartHostAuthMechanism", "ExchangeServer")
                        .set("SourceTransportServers", source)
                        .object(),
                Objects.draft("SendConnector", "Name", "EdgeSync - " + site.get() + " to Internet", Origin.DEFAULT)
                        .set("AddressSpaces", Value.of(List.of("SMTP:*;100")))
                        .set("DNSRoutingEnabled", true)
                        .set("DomainSecureEnabled", true) // ONP-SEND-31
                        .set("SourceTransportServers", source)
                        .object());
    }

    static boolean edge(ConfigObject server) {
        return server.text("role").filter("Edge"::equalsIgnoreCase).isPresent();
    }

    private static ConfigObject connector(String server, String name) {
        var identity =
                new ConfigObject("ReceiveConnector", server + "\\" + name, new LinkedHashMap<>(), Origin.DEFAULT);
        return new Draft(identity).set("Name", name).set("Server", server).object();
    }

    private static Configuration tenant(Configuration configuration, String owner) {
        var initial = Owners.initialDomain(configuration, owner);
        var settings = Objects.draft("TenantSettings", "tenant", initial, Origin.DEFAULT);
        var result = Objects.merge(configuration, new Section(owner, "tenantSettings"), settings.object());
        result = single(result, owner, "organizationConfig", "OrganizationConfig");
        result = single(result, owner, "transportConfig", "TenantTransportConfig");
        result = single(result, owner, "hostedOutboundSpamFilterPolicy", "HostedOutboundSpamFilterPolicy");
        result = single(result, owner, "antiPhishPolicy", "AntiPhishPolicy");
        result = single(result, owner, "arcConfig", "ArcConfig");
        result = remoteDomain(result, owner);
        var domains = new Section(owner, "acceptedDomains");
        var routing = Owners.routingDomain(initial);
        var signing = Objects.draft("DkimSigningConfig", "Domain", initial, Origin.DEFAULT)
                .set("SelectorBeforeRotateOnDate", "selector2") // BRD-14
                .set("SelectorAfterRotateOnDate", "selector1");
        result = Objects.merge(result, new Section(owner, "dkimSigningConfigs"), signing.object());
        result = Objects.merge(result, domains, acceptedDomain(initial).object());
        return Objects.merge(
                result,
                domains,
                acceptedDomain(routing).set("IsCoexistenceDomain", true).object());
    }

    private static Draft acceptedDomain(String name) {
        return Objects.draft("AcceptedDomain", "DomainName", name, Origin.DEFAULT);
    }

    /** DOM-10: a fresh organization accepts one domain, which is the forest's; here the domain of its first server. */
    private static Configuration forestRoot(Configuration configuration, String owner) {
        var domains = new Section(owner, "acceptedDomains");
        if (!configuration.objects(owner, domains.name()).isEmpty()) {
            return configuration;
        }
        return configuration.objects(owner, "servers").stream()
                .flatMap(server -> server.text("Fqdn").stream())
                .filter(fqdn -> fqdn.indexOf('.') > 0)
                .map(fqdn -> fqdn.substring(fqdn.indexOf('.') + 1))
                .findFirst()
                .map(root -> Objects.merge(
                        configuration,
                        domains,
                        acceptedDomain(root).set("Default", true).object()))
                .orElse(configuration);
    }

    private static Configuration remoteDomain(Configuration configuration, String owner) {
        var domain =
                Objects.draft("RemoteDomain", "Name", "Default", Origin.DEFAULT).set("DomainName", "*");
        return Objects.merge(configuration, new Section(owner, "remoteDomains"), domain.object());
    }

    /** The one object of a section: what the file wrote, else an empty one that defaults will fill. */
    private static Configuration single(Configuration configuration, String owner, String section, String type) {
        if (!configuration.objects(owner, section).isEmpty()) {
            return configuration;
        }
        var object = new ConfigObject(type, section, new LinkedHashMap<>(), Origin.DEFAULT);
        return configuration.plus(new Section(owner, section), object);
    }
}
