package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * Where a host stands behind firewalls and load balancers (LAB-10 to LAB-13).
 *
 * @param name hosts of the same one reach each other without translation; empty: none
 * @param publicAddresses what others dial; none: its own addresses
 * @param egress what others see when it calls; empty: its own address
 * @param sourceNat what it sees in place of every caller from outside its network; empty: the caller's address
 */
public record Network(
        String name, List<IpAddress> publicAddresses, Optional<IpAddress> egress, Optional<IpAddress> sourceNat) {
    /** A host on the open Internet. */
    public static final Network NONE = new Network("", List.of(), Optional.empty(), Optional.empty());

    public Network {
        publicAddresses = List.copyOf(publicAddresses);
    }

    /** What a host's block says; {@code byDefault} is the network of its owner. */
    public static Network of(ConfigObject host, String byDefault) {
        return new Network(
                host.text("network").orElse(byDefault),
                host.texts("publicAddress").stream().map(IpAddress::of).toList(),
                host.text("egressAddress").map(IpAddress::of),
                host.text("sourceNat").map(IpAddress::of));
    }

    public boolean shares(Network other) {
        return !name.isEmpty() && name.equals(other.name);
    }
}
