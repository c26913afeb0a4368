package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.SessionId;

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

        /** Nobody listens there, or the host is down. */
        record Refused() implements Dialled {}
    }
}
