package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Gives every host of a lab a process of its own: a container, or a listener in this JVM. Safe for many threads. */
public interface Fabric {
    /**
     * A process for this host. May be one that had another task before.
     *
     * @throws IOException if it cannot be started
     */
    NodeClient process(HostIdentity host) throws IOException;

    /**
     * The process that is the lab's DNS, and from which visitors come.
     *
     * @throws IOException as {@link #process}
     */
    NodeClient names() throws IOException;

    /** Where a program outside the lab reaches this port of a host; empty: nowhere. */
    default Optional<InetSocketAddress> socket(String host, int port) {
        return Optional.empty();
    }
}
