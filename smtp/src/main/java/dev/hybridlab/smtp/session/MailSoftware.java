package dev.hybridlab.smtp.session;

import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.mailflow.transit.Inspection;
import dev.hybridlab.smtp.tls.TlsMaterial;
import dev.hybridlab.smtp.tls.TlsProfile;
import dev.hybridlab.smtp.wire.Recorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Server software that does the wire of a host: parser, replies, STARTTLS are its own, and what a rule decides it asks of
 * the session. Found by {@link java.util.ServiceLoader}. To be implemented by foreign software.
 */
public interface MailSoftware {
    /** As a topology writes it: {@code james}. */
    String name();

    /** Listens from now on. */
    Listening listen(Place place, SessionOpener opener) throws IOException;

    /** Its client on an open line; empty: it has none, and the lab's own calls. */
    default Optional<Dialogue> call(Line line) {
        return Optional.empty();
    }

    /**
     * A connected socket and what its end needs.
     *
     * @param profile how the client speaks TLS
     * @param recorder of this end
     * @param firewalls what stands on the way
     */
    record Line(Socket socket, TlsMaterial tls, TlsProfile profile, Recorder recorder, Inspection firewalls) {}

    /**
     * Where to listen.
     *
     * @param at with port 0 the system chooses
     * @param hostName what the host calls itself
     * @param startTls whether it has a certificate
     * @param clock the lab's
     */
    record Place(InetSocketAddress at, String hostName, boolean startTls, Supplier<Instant> clock) {}

    /** A server that is up. */
    interface Listening extends AutoCloseable {
        int port();

        /** The lab's clock has moved: sessions that are idle for too long are closed. */
        void clockMoved(Instant now);

        /** Nobody new comes in; open sessions go on, unless the software ends them with its listener. */
        default void stopAccepting() {
            close();
        }

        /** At once, sessions included; takes no time. */
        @Override
        void close();
    }
}
