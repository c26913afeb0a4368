package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.SessionId;
import java.util.Optional;

/** Opens sessions to logical addresses. */
@FunctionalInterface
public interface Dialer {
    Dialled dial(HostIdentity from, IpAddress address, int port, SessionId session);

    sealed interface Dialled {
        /**
         * @param host the name of the host that answered, for paths and reports
         * @param seenAs the source address that it sees
         */
        record Open(String host, IpAddress seenAs, Dialogue dialogue) implements Dialled {}

        /**
         * A host that is not modelled.
         *
         * @param host its name
         * @param really how the call went in a live lab; empty in a forecast
         */
        record Beyond(String host, Optional<Dialled> really) implements Dialled {}

        /** Nobody listens there, or the host is down. */
        record Refused() implements Dialled {}
    }
}
