package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;

/**
 * A firewall that rewrites SMTP between some hosts and everybody else (TLS-45).
 *
 * @param source where it was written
 * @param name what the topology calls it
 * @param behind names or host names of the hosts that it stands in front of
 * @param hides EHLO keywords that nobody on the other side sees, either way
 */
public record Firewall(ConfigObject source, String name, List<String> behind, List<String> hides) {
    public Firewall {
        behind = List.copyOf(behind);
        hides = List.copyOf(hides);
    }

    /** Whether a connection between these two passes it. */
    public boolean between(String one, String other) {
        return protects(one) != protects(other);
    }

    private boolean protects(String host) {
        return behind.stream().anyMatch(host::equalsIgnoreCase);
    }
}
