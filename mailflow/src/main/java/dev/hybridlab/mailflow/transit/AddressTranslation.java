package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.util.Optional;

/**
 * What firewalls and load balancers make of one connection (LAB-10 to LAB-13).
 *
 * @param source the address that the called host sees
 * @param local the address of the called host at which the connection arrives
 */
public record AddressTranslation(IpAddress source, IpAddress local) {
    /** Empty when the address cannot be reached from there: it is an inside address of another network. */
    static Optional<AddressTranslation> of(HostIdentity from, HostIdentity to, IpAddress dialled) {
        var there = to.network();
        var own = from.addresses().getFirst();
        if (there.publicAddresses().contains(dialled)) { // LAB-10
            return Optional.of(
                    new AddressTranslation(outside(from, to), to.addresses().getFirst()));
        }
        if (there.shares(from.network())) {
            return Optional.of(new AddressTranslation(own, dialled));
        }
        return there.publicAddresses().isEmpty()
                ? Optional.of(new AddressTranslation(outside(from, to), dialled))
                : Optional.empty(); // LAB-11
    }

    /** LAB-13 before LAB-12: what stands before the called host speaks last. */
    private static IpAddress outside(HostIdentity from, HostIdentity to) {
        return to.network()
                .sourceNat()
                .or(() -> from.network().egress())
                .orElse(from.addresses().getFirst());
    }
}
