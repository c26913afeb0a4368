package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.address.IpAddress;

/**
 * Where an endpoint of the topology really is.
 *
 * @param host its name
 * @param address logical
 * @param port logical
 * @param real the address at which other processes reach it
 * @param realPort and the port
 * @param control the base of its process's control interface, {@code http://198.18.10.25:8080}; empty: it has none
 */
public record Site(String host, IpAddress address, int port, String real, int realPort, String control) {
    /** Whether it is the same endpoint of the topology. */
    boolean samePlace(Site other) {
        return host.equals(other.host) && address.equals(other.address) && port == other.port;
    }

    /** Whether it is a host of somebody else's, who knows nothing of the lab. */
    boolean foreign() {
        return control.isEmpty();
    }
}
