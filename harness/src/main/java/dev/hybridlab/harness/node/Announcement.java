package dev.hybridlab.harness.node;

import dev.hybridlab.harness.lab.Caller;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A connection that one process will open to another, told before it comes: {@code POST /callers}. It carries what a
 * socket cannot, which message it is about, and the caller's address as the topology's firewalls would show it.
 *
 * @param real the real address that it will come from
 * @param realPort and the port
 */
record Announcement(String real, int realPort, Caller caller) {
    /** @throws IllegalArgumentException if {@code real} is no address */
    InetSocketAddress socket() {
        try {
            return new InetSocketAddress(InetAddress.getByName(real), realPort);
        } catch (UnknownHostException noAddress) {
            throw new IllegalArgumentException("'" + real + "' is no address", noAddress);
        }
    }
}
