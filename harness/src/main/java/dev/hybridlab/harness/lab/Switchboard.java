package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.SessionId;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logical addresses to loopback sockets and back. A client binds its local port, registers who it is under that port,
 * then connects; the server looks the port up and so knows the logical source address.
 */
final class Switchboard {
    /** Who is behind a local port. */
    record Caller(String host, IpAddress address, SessionId session) {}

    /** A listener's logical end. */
    record Endpoint(IpAddress address, int port) {}

    private final Map<Endpoint, InetSocketAddress> listeners = new ConcurrentHashMap<>();
    private final Map<Integer, Caller> callers = new ConcurrentHashMap<>();

    void listen(Endpoint endpoint, InetSocketAddress bound) {
        listeners.put(endpoint, bound);
    }

    Optional<InetSocketAddress> bound(IpAddress address, int port) {
        return Optional.ofNullable(listeners.get(new Endpoint(address, port)));
    }

    void register(int localPort, Caller caller) {
        callers.put(localPort, caller);
    }

    /** Whoever registered this port; empty for a client from outside the lab. Answers once. */
    Optional<Caller> caller(int remotePort) {
        return Optional.ofNullable(callers.remove(remotePort));
    }
}
