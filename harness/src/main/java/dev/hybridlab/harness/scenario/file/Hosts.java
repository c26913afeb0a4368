package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.ArrayList;
import java.util.List;

/** The hosts of a configuration as steps and expectations name them. */
final class Hosts {
    private Hosts() {}

    /** By name and by Fqdn. */
    static List<String> of(Configuration configuration) {
        var hosts = new ArrayList<String>();
        hosts.add("exo");
        for (var owner : configuration.owners()) {
            for (var server : configuration.objects(owner, "servers")) {
                hosts.add(server.identity());
                hosts.addAll(server.texts("Fqdn"));
            }
        }
        configuration.objects("", "internet").stream()
                .map(ConfigObject::identity)
                .forEach(hosts::add);
        return hosts.stream().distinct().toList();
    }
}
