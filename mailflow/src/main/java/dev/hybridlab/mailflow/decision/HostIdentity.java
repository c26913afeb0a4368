package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.topology.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Who a host is.
 *
 * @param name as paths and reports show it: {@code EX01}, {@code exo}, {@code mx.fabrikam.example}
 * @param side {@code onprem}, {@code exo} or {@code internet}: its DNS view and the word in a {@code path:}
 * @param role onprem, edge, exo, internet or device
 * @param fqdn its own name
 * @param addresses logical addresses, the first is its source address
 * @param ports that it listens on
 * @param tlsVersions it can speak, e.g. {@code TLS1_2}, {@code TLS1_3}
 * @param network where it stands behind firewalls and load balancers
 */
public record HostIdentity(
        String name,
        String side,
        String role,
        String fqdn,
        List<IpAddress> addresses,
        List<Integer> ports,
        List<String> tlsVersions,
        Network network) {
    public HostIdentity {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        tlsVersions = List.copyOf(tlsVersions);
    }

    /** The same when it calls from this address. */
    public HostIdentity callingFrom(IpAddress source) {
        var all = new ArrayList<>(addresses);
        all.remove(source);
        all.addFirst(source);
        return new HostIdentity(name, side, role, fqdn, all, ports, tlsVersions, network);
    }
}
