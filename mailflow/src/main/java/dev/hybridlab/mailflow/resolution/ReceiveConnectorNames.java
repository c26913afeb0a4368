package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.List;

/** Gives every receive connector its server and the identity {@code EX01\Default Frontend EX01}. */
final class ReceiveConnectorNames {
    private ReceiveConnectorNames() {}

    static Configuration settle(Configuration configuration) {
        var result = configuration;
        for (var owner : Owners.organizations(configuration)) {
            var section = new Section(owner, "receiveConnectors");
            if (!configuration.objects(owner, "receiveConnectors").isEmpty()) {
                var servers = configuration.objects(owner, "servers").stream()
                        .map(ConfigObject::identity)
                        .toList();
                result = result.mapped(section, connector -> settle(connector, servers));
            }
        }
        return result;
    }

    private static ConfigObject settle(ConfigObject connector, List<String> servers) {
        var whole = connector.text("Name").orElse(connector.identity());
        var slash = whole.indexOf('\\');
        var name = slash < 0 ? whole : whole.substring(slash + 1);
        var server = connector
                .text("Server")
                .orElse(slash >= 0 ? whole.substring(0, slash) : guess(connector, name, servers));
        return new ConfigObject(connector.type(), server + "\\" + name, connector.settings(), connector.origin())
                .with("Name", new Setting(Value.of(name), connector.originOf("Name")))
                .with("Server", new Setting(Value.of(server), connector.originOf("Server")));
    }

    /** The server in front of the identity's backslash, the one the name ends in, or the first. */
    private static String guess(ConfigObject connector, String name, List<String> servers) {
        var slash = connector.identity().indexOf('\\');
        if (slash > 0) {
            return connector.identity().substring(0, slash);
        }
        return servers.stream().filter(name::endsWith).findFirst().orElse(servers.isEmpty() ? "" : servers.getFirst());
    }
}
