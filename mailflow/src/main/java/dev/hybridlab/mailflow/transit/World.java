package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A topology and the policy of every host in it.
 *
 * @param topology as it stands now
 * @param policies host name to policy
 */
public record World(Topology topology, SequencedMap<String, MailSystemPolicy> policies) {
    public World {
        policies = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(policies));
    }

    /** The host that has this logical address, its own or a public one, and listens on this port. */
    public Optional<MailSystemPolicy> listening(IpAddress address, int port) {
        return policies.values().stream()
                .filter(policy -> policy.host().ports().contains(port)
                        && (policy.host().addresses().contains(address)
                                || policy.host().network().publicAddresses().contains(address)))
                .findFirst();
    }
}
