package dev.hybridlab.harness.node;

import java.net.InetAddress;
import java.util.List;

/**
 * How a process of a lab is set up.
 *
 * @param own the address at which other processes reach this one, and from which it calls them
 * @param listen the address of its listeners
 * @param realPorts whether it listens on the topology's own ports (25, 587), as a container does; else the system chooses
 * @param controlPort of the control interface; 0: the system chooses
 * @param token what every request must show
 * @param roles of the hosts that may run here, as {@code HostIdentity} names them; none: all
 */
public record NodeSettings(
        InetAddress own, InetAddress listen, boolean realPorts, int controlPort, String token, List<String> roles) {
    public NodeSettings {
        roles = List.copyOf(roles);
    }

    /** On the address {@code own}, on ports that the system chooses, for hosts of all roles. */
    public static NodeSettings on(InetAddress own, String token) {
        return new NodeSettings(own, own, false, 0, token, List.of());
    }

    /** @throws IllegalArgumentException if a host of this role has no business here */
    void admit(String host, String role) {
        if (!roles.isEmpty() && !roles.contains(role)) {
            throw new IllegalArgumentException("'" + host + "' has the role " + role
                    + "; this process runs hosts of the roles " + roles + " only");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "NodeSettings[" + own.getHostAddress() + ", control " + controlPort + "]";
    }
}
