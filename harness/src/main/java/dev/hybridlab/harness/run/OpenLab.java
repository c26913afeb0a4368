package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.record.run.SessionTranscript;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A lab that is open, to be closed. */
public interface OpenLab extends AutoCloseable {
    Lab lab();

    /** Every session as both of its ends recorded it; none where there is no wire. */
    List<SessionTranscript> transcripts();

    /** Where a host of the lab really listens, for a program of one's own; empty where there is no wire. */
    default Optional<InetSocketAddress> socket(String host, int port) {
        return Optional.empty();
    }

    /**
     * What happens from now on to new connections from one host to another. The forecast knows nothing of it.
     *
     * @throws IllegalArgumentException if the lab has no such host
     */
    default void fault(String from, String to, Fault fault) {
        throw new IllegalStateException("a lab without a wire has no faults of the wire");
    }

    @Override
    void close();

    /** A lab without sockets. */
    static OpenLab of(Lab lab) {
        return new OpenLab() {
            @Override
            public Lab lab() {
                return lab;
            }

            @Override
            public List<SessionTranscript> transcripts() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
