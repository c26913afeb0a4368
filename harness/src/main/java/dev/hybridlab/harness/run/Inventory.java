package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import dev.hybridlab.record.run.ScenarioRecord.LogNames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a topology holds: its hosts, and the settings that somebody wrote although they do nothing here. */
final class Inventory {
    private Inventory() {}

    static List<HostShown> hosts(World world) {
        return world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .map(host -> new HostShown(
                        host.name(),
                        host.side(),
                        host.role(),
                        host.fqdn(),
                        host.addresses().getFirst().toString(),
                        host.side().equals("exo")
                                ? new LogNames(tenants(world), Set.of())
                                : new LogNames(Map.of(), silent(world, host.name()))))
                .toList();
    }

    /** LOG-33. */
    private static Map<String, String> tenants(World world) {
        var all = new HashMap<String, String>();
        for (var tenant : world.topology().tenants()) {
            tenant.domains()
                    .accepted()
                    .forEach(domain -> all.put(domain.name().toLowerCase(Locale.ROOT), tenant.name()));
        }
        return all;
    }

    /** LOG-08: what the server's connectors have by default says nothing. */
    private static Set<String> silent(World world, String host) {
        return world.topology().organizations().stream()
                .flatMap(organization -> Stream.concat(
                        organization.servers().stream()
                                .filter(server -> server.name().equals(host))
                                .flatMap(server -> server.receiveConnectors().stream())
                                .filter(connector -> silent(connector.source()))
                                .map(ReceiveConnector::name),
                        organization.sendConnectors().stream()
                                .filter(connector -> silent(connector.source()))
                                .map(SendConnector::name)))
                .collect(Collectors.toSet());
    }

    private static boolean silent(ConfigObject connector) {
        return connector
                        .setting("ProtocolLoggingLevel")
                        .filter(setting -> written(setting.origin().kind()))
                        .isPresent()
                && connector.text("ProtocolLoggingLevel").filter("None"::equals).isPresent();
    }

    /** {@code SendConnector.Comment}, each once. */
    static List<String> unused(Configuration configuration) {
        return configuration.sections().values().stream()
                .flatMap(List::stream)
                .flatMap(Inventory::unused)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> unused(ConfigObject object) {
        return Catalogue.type(object.type()).stream()
                .flatMap(type -> type.properties().stream()
                        .filter(property -> !property.name().equals(type.identity()))) // a name names
                .filter(property -> property.status() == Property.Status.NO_EFFECT)
                .map(Property::name)
                .filter(name -> object.setting(name)
                        .filter(setting -> written(setting.origin().kind()))
                        .isPresent())
                .map(name -> object.type() + "." + name);
    }

    /** By the topology or by the scenario, not by the lab. */
    private static boolean written(Origin.Kind kind) {
        return switch (kind) {
            case FILE, CHANGE, FIX -> true;
            case DEFAULT, WIZARD, SYNC, LAB -> false;
        };
    }
}
