package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Servers that do not exist, and addresses that two hosts share. */
final class ServerFindings {
    private ServerFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var owner : Owners.organizations(configuration)) {
            var servers = names(configuration, owner);
            references(configuration.objects(owner, "sendConnectors"), "SourceTransportServers", servers, findings);
            references(configuration.objects(owner, "receiveConnectors"), "Server", servers, findings);
            references(configuration.objects(owner, "transportServices"), "Server", servers, findings);
            references(configuration.objects(owner, "recipients"), "server", servers, findings);
        }
        addresses(configuration, findings);
        firewalls(configuration, findings);
    }

    /** A firewall that stands in front of nobody hides nothing. */
    private static void firewalls(Configuration configuration, Findings findings) {
        var hosts = Stream.concat(
                        Owners.organizations(configuration).stream()
                                .flatMap(owner -> names(configuration, owner).stream()),
                        configuration.objects("", "internet").stream().map(ConfigObject::identity))
                .toList();
        for (var firewall : configuration.objects("", "firewalls")) {
            for (var name : firewall.texts("behind")) {
                if (hosts.stream().noneMatch(name::equalsIgnoreCase) && !name.equalsIgnoreCase("exo")) {
                    findings.add(
                            firewall.originOf("behind"),
                            "unknown host '" + name + "'",
                            NearWord.suggestion(name, hosts));
                }
            }
        }
    }

    static List<String> names(Configuration configuration, String owner) {
        return configuration.objects(owner, "servers").stream()
                .map(ConfigObject::identity)
                .toList();
    }

    static void references(List<ConfigObject> objects, String property, List<String> servers, Findings findings) {
        for (var object : objects) {
            for (var name : object.texts(property)) {
                if (!name.isEmpty() && servers.stream().noneMatch(name::equalsIgnoreCase)) {
                    findings.add(
                            object.originOf(property),
                            "unknown server '" + name + "'",
                            NearWord.suggestion(name, servers));
                }
            }
        }
    }

    private static void addresses(Configuration configuration, Findings findings) {
        var owners = Owners.organizations(configuration).stream()
                .flatMap(owner -> configuration.objects(owner, "servers").stream());
        var hosts = Stream.concat(owners, configuration.objects("", "internet").stream());
        var taken = new HashMap<String, ConfigObject>();
        hosts.forEach(host -> {
            for (var address : host.texts("address")) {
                var other = taken.putIfAbsent(address, host);
                if (other != null && !other.equals(host)) {
                    findings.add(
                            host.originOf("address"),
                            "'" + host.identity() + "' has the address " + address + " of '" + other.identity() + "'",
                            "give each host an address of its own");
                }
            }
        });
    }
}
