package dev.hybridlab.harness.docker;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import java.util.HashMap;
import java.util.Map;

/**
 * Which address a container gets: the first one of its host in the topology where it lies in the network and nobody else
 * has it, else one that no shipped topology uses.
 */
final class Addresses {
    /** The network of a lab, CIDR: the benchmarking range (RFC 2544), in which nobody's mail lives. */
    static final String NETWORK = "198.18.0.0/15";

    static final String GATEWAY = "198.18.0.1";

    /** Where the lab's DNS is, and where visitors come from. */
    static final String NAMES = "198.18.0.53";

    private static final IpRange RANGE = IpRange.of(NETWORK);
    private static final int SPARE_NETWORK = 200;

    private final Map<String, String> taken = new HashMap<>(Map.of(GATEWAY, "(gateway)", NAMES, "(names)"));

    /** The address of the container that runs this host. */
    synchronized String of(String host, IpAddress logical) {
        var wanted = logical.toString();
        if (RANGE.contains(logical) && taken.getOrDefault(wanted, host).equals(host)) {
            taken.put(wanted, host);
            return wanted;
        }
        for (var number = 2; ; number++) {
            var spare = "198.19." + (SPARE_NETWORK + number / 250) + "." + number % 250;
            if (taken.putIfAbsent(spare, host) == null) {
                return spare;
            }
        }
    }
}
