package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.SessionId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which local port stands for which logical source address: the client registers its port before it connects. */
final class Callers {
    /**
     * @param host the name of the calling host
     * @param address its logical source address
     * @param session what it calls for
     */
    record Caller(String host, IpAddress address, SessionId session) {}

    private final Map<Integer, Caller> byPort = new ConcurrentHashMap<>();

    void register(int localPort, Caller caller) {
        byPort.put(localPort, caller);
    }

    /** Forgets a port, whoever had it: the connection was accepted or never came about. */
    Optional<Caller> take(int localPort) {
        return Optional.ofNullable(byPort.remove(localPort));
    }
}
