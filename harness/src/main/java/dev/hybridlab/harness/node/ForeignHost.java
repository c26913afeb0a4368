package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.topology.ForeignImage;
import java.util.List;
import java.util.Map;

/**
 * A host that runs as an image of somebody else's (LAB-64).
 *
 * @param domains that the topology gives it
 * @param image what it runs as
 * @param files name to content: its certificate and who signs in this lab, empty for a host without one
 */
public record ForeignHost(HostIdentity identity, List<String> domains, ForeignImage image, Map<String, String> files) {
    public ForeignHost {
        domains = List.copyOf(domains);
        files = Map.copyOf(files);
    }

    /** Where its endpoints are: at its logical address, on the ports of real life, and nobody is told who comes. */
    public List<Site> sites(String real) {
        return identity.addresses().stream()
                .flatMap(address ->
                        identity.ports().stream().map(port -> new Site(identity.name(), address, port, real, port, "")))
                .toList();
    }
}
