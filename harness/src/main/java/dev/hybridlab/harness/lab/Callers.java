package dev.hybridlab.harness.lab;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which socket stands for which logical source address: the client registers its own before it connects. */
final class Callers {
    private final Map<InetSocketAddress, Caller> bySocket = new ConcurrentHashMap<>();

    void register(InetSocketAddress socket, Caller caller) {
        bySocket.put(socket, caller);
    }

    /** Forgets a socket, whoever had it: the connection was accepted or never came about. */
    Optional<Caller> take(InetSocketAddress socket) {
        return Optional.ofNullable(bySocket.remove(socket));
    }
}
