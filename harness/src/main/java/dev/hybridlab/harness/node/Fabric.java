package dev.hybridlab.harness.node;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
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

    /**
     * A host that runs as an image, from its beginning. Returns where it is when it answers on port 25.
     *
     * @throws EnvironmentMissing if there are no containers, or no such image, with what to do
     * @throws IOException if it does not come up, with its last words
     */
    default List<Site> foreign(ForeignHost host) throws IOException {
        throw new EnvironmentMissing("'" + host.identity().name() + "' runs as the image '"
                + host.image().name()
                + "', and this lab has no containers: run it with '--fabric docker', or leave 'image' out");
    }

    /**
     * Whether packets of one host to the mail ports of another disappear from now on.
     *
     * @return false: this fabric has no network that could lose any
     * @throws EnvironmentMissing if it has one that cannot be made to, with what to do
     */
    default boolean loses(String from, String to, boolean lost) throws IOException {
        return false;
    }

    /** The lab is closed: what knows nothing of labs must not send mail into the next one. */
    default void rest() {}

    /** Where a program outside the lab reaches this port of a host; empty: nowhere. */
    default Optional<InetSocketAddress> socket(String host, int port) {
        return Optional.empty();
    }
}
