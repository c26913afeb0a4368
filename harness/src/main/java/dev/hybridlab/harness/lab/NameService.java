package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.zone.CachingLookup;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.Zones;
import dev.hybridlab.smtp.dns.DnsResolver;
import dev.hybridlab.smtp.dns.DnsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The lab's DNS: one authoritative server a view, opened when the first host of that view asks; a cache a host. */
final class NameService implements AutoCloseable {
    private final InetAddress listen;
    private final Supplier<Zones> zones;
    private final Map<String, DnsServer> servers = new LinkedHashMap<>();
    private boolean closed;

    NameService(InetAddress listen, Supplier<Zones> zones) {
        this.listen = listen;
        this.zones = zones;
    }

    /** The server that shows the world as this side sees it. */
    synchronized DnsServer server(String view) {
        if (closed) {
            throw new IllegalStateException("the lab is closed");
        }
        return servers.computeIfAbsent(view, this::open);
    }

    private DnsServer open(String view) {
        try {
            return DnsServer.listen(new InetSocketAddress(listen, 0), zones, view);
        } catch (IOException noSocket) {
            throw new UncheckedIOException("cannot listen on " + listen + " for DNS", noSocket);
        }
    }

    /** A host's resolver, with a cache of its own on virtual time. */
    NameLookup resolver(String view) {
        return new CachingLookup((name, type, now) -> new DnsResolver(server(view)).ask(name, type, now));
    }

    @Override
    public synchronized void close() {
        closed = true;
        servers.values().forEach(DnsServer::close);
        servers.clear();
    }
}
