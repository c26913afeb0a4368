package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.smtp.tls.LabCertificates;
import dev.hybridlab.smtp.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What lies around the hosts of one process: nothing where all run in it, else the processes of the others. */
public interface Surroundings {
    /** Every host runs in this process. */
    Surroundings ALL_HERE = new Surroundings() {};

    default boolean here(String host) {
        return true;
    }

    /** The address from which this process calls others. */
    default InetAddress self(InetAddress listen) {
        return listen;
    }

    /** The real port of an endpoint of this process; 0: the system chooses. */
    default int port(Endpoint endpoint) {
        return 0;
    }

    /** The real address of a host that is not here. */
    default InetSocketAddress reach(Endpoint endpoint) throws IOException {
        throw new IOException("no process runs " + endpoint.host());
    }

    /** Tells the process of a host that is not here who will come from this socket. */
    default void announce(Endpoint endpoint, InetSocketAddress from, Caller caller) throws IOException {
        throw new IOException("no process runs " + endpoint.host());
    }

    /** Where a host asks for names; empty: at the DNS of this process. */
    default Optional<NameLookup> resolver(HostIdentity host) {
        return Optional.empty();
    }

    default TlsMaterial certificates(World world) {
        return new LabCertificates(world.topology().certificates());
    }

    /** The address of somebody who connects by hand; empty: the one that the options say. */
    default Optional<IpAddress> visitor(InetSocketAddress client) {
        return Optional.empty();
    }
}
