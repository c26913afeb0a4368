package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.smtp.server.ServerSettings;
import dev.hybridlab.smtp.server.SmtpServer;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The real sockets behind logical addresses, opened when they are first needed. Ports are chosen by the system. */
final class Listeners implements AutoCloseable {
    /** A logical address and port of one host. */
    record Endpoint(String host, IpAddress address, int port) {}

    /** Who answers a connection to an endpoint. */
    @FunctionalInterface
    interface Reception {
        SessionOpener at(Endpoint endpoint);
    }

    private final InetAddress listen;
    private final ServerSettings settings;
    private final Reception reception;
    private final Map<Endpoint, SmtpServer> servers = new LinkedHashMap<>();
    private final Map<Endpoint, Integer> ports = new LinkedHashMap<>();
    private boolean closed;

    Listeners(InetAddress listen, ServerSettings settings, Reception reception) {
        this.listen = listen;
        this.settings = settings;
        this.reception = reception;
    }

    /** The real address of an endpoint; listens there from now on. */
    synchronized InetSocketAddress at(Endpoint endpoint) {
        if (closed) {
            throw new IllegalStateException("the lab is closed");
        }
        var server = servers.get(endpoint);
        if (server == null) {
            server = open(endpoint);
            servers.put(endpoint, server);
            ports.put(endpoint, server.port());
        }
        return new InetSocketAddress(listen, server.port());
    }

    /** A host that was down gets its port again, if nobody took it meanwhile. */
    private SmtpServer open(Endpoint endpoint) {
        try {
            var before = ports.getOrDefault(endpoint, 0);
            if (before != 0) {
                try {
                    return listen(endpoint, before);
                } catch (IOException taken) {
                    ports.remove(endpoint);
                }
            }
            return listen(endpoint, 0);
        } catch (IOException noSocket) {
            throw new UncheckedIOException("cannot listen on " + listen + " for " + endpoint, noSocket);
        }
    }

    private SmtpServer listen(Endpoint endpoint, int port) throws IOException {
        return SmtpServer.listen(new InetSocketAddress(listen, port), reception.at(endpoint), settings);
    }

    /** The host is switched off: its sockets and sessions are gone. */
    void close(String host) {
        List<SmtpServer> stopped;
        synchronized (this) {
            stopped = servers.entrySet().stream()
                    .filter(entry -> entry.getKey().host().equals(host))
                    .map(Map.Entry::getValue)
                    .toList();
            servers.keySet().removeIf(endpoint -> endpoint.host().equals(host));
        }
        stopped.forEach(SmtpServer::close);
    }

    /** Idle sessions are measured on the lab's clock. */
    void clockMoved(Instant now) {
        List<SmtpServer> all;
        synchronized (this) {
            all = List.copyOf(servers.values());
        }
        all.forEach(server -> server.clockMoved(now));
    }

    @Override
    public void close() {
        List<SmtpServer> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(servers.values());
            servers.clear();
        }
        all.forEach(SmtpServer::close);
    }
}
