package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.Arrays;

/** The addresses from which Exchange Online writes to the outside (EXO-OUT-63 to EXO-OUT-66); one of each in the lab (LAB-06). */
public enum OutboundPool {
    /** For mail that Microsoft answers for. */
    NORMAL("NormalPool", ExchangeOnline.ADDRESS),
    /** For relayed mail of strangers that nothing vouches for: not in the SPF record. */
    RELAY("RelayPool", "40.95.0.25"),
    /** For what harms the name of an address: notices, mail that fails its own domain's DMARC. */
    HIGH_RISK("HighRiskPool", "198.18.20.26");

    private final String label;
    private final IpAddress address;

    OutboundPool(String label, String address) {
        this.label = label;
        this.address = IpAddress.of(address);
    }

    /** As OutboundIpPoolName of the message trace has it (EXO-OUT-68). */
    public String label() {
        return label;
    }

    public IpAddress address() {
        return address;
    }

    /** Whose address this is. */
    public static OutboundPool of(IpAddress source) {
        return Arrays.stream(values())
                .filter(pool -> pool.address.equals(source))
                .findFirst()
                .orElse(NORMAL);
    }
}
