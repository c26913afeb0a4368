package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A topology and the policy of every host in it.
 *
 * @param topology as it stands now
 * @param policies host name to policy
 * @param configured what the topology was resolved from, where it was: hosts in other processes resolve it themselves
 */
public record World(
        Topology topology, SequencedMap<String, MailSystemPolicy> policies, Optional<Configuration> configured) {
    public World {
        policies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(policies));
    }

    public World(Topology topology, SequencedMap<String, MailSystemPolicy> policies) {
        this(topology, policies, Optional.empty());
    }

    /** The same, known to be resolved from this. */
    public World from(Configuration configuration) {
        return new World(topology, policies, Optional.of(configuration));
    }

    /** On which ports this host listens at this address of its own. */
    public List<Integer> ports(HostIdentity host, IpAddress address) {
        return host.ports().stream()
                .filter(port -> policies.values().stream()
                        .filter(policy -> policy.host().name().equals(host.name()))
                        .anyMatch(policy -> policy.listens(address, port)))
                .toList();
    }

    /** The host that has this logical address, its own or a public one, and listens on this port. */
    public Optional<MailSystemPolicy> listening(IpAddress address, int port) {
        return policies.values().stream()
                .filter(policy -> policy.listens(address, port)
                        && (policy.host().addresses().contains(address)
                                || policy.host().network().publicAddresses().contains(address)))
                .findFirst();
    }
}
