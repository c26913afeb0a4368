package dev.hybridlab.mailflow.zone;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.HashMap;
import java.util.Map;

/** The PTR names of a world's public addresses, ready for a quick look (RFC 1035 §3.3.12). */
public final class ReverseNames {
    private static final String IPV4 = ".in-addr.arpa";

    private final Map<String, String> byAddress = new HashMap<>();

    public ReverseNames(Zones zones) {
        for (var each : zones.records()) {
            if (each.type() == ZoneRecord.Type.PTR
                    && each.view().isEmpty()
                    && each.owner().endsWith(IPV4)) {
                byAddress.putIfAbsent(address(each.owner()), each.data());
            }
        }
    }

    private static String address(String owner) {
        var parts = owner.substring(0, owner.length() - IPV4.length()).split("\\.", -1);
        var text = new StringBuilder();
        for (var i = parts.length - 1; i >= 0; i--) {
            text.append(parts[i]).append(i == 0 ? "" : ".");
        }
        return text.toString();
    }

    /** Empty if the address has none. */
    public String name(IpAddress address) {
        return byAddress.getOrDefault(address.toString(), "");
    }
}
