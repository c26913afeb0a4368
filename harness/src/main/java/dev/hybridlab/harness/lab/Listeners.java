package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.smtp.server.ServerSettings;
import dev.hybridlab.smtp.server.SmtpServer;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The real sockets behind logical addresses, opened when they are first needed. The system chooses the ports that are not fixed. */
final class Listeners implements AutoCloseable {
    /** Who answers a connection to an endpoint. */
    @FunctionalInterface
    interface Reception {
        SessionOpener at(Endpoint endpoint);
    }

    private final InetAddress listen;
    private final Surroundings surroundings;
    private final ServerSettings settings;
    private final Function<String, @Nullable MailSystemPolicy> hosts;
    private final Reception reception;
    private final Map<Endpoint, MailSoftware.Listening> servers = new LinkedHashMap<>();
    private final Map<Endpoint, Integer> ports = new LinkedHashMap<>();
    private final Map<LabOptions.Fixed, Integer> fixed;
    private boolean closed;

    /** @param hosts finds the policy of a host by its name */
    Listeners(
            LabOptions options,
            ServerSettings settings,
            Function<String, @Nullable MailSystemPolicy> hosts,
            Reception reception) {
        this.listen = options.listen();
        this.fixed = options.fixed();
        this.surroundings = options.surroundings();
        this.settings = settings;
        this.hosts = hosts;
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

    private MailSoftware.Listening open(Endpoint endpoint) {
        var wanted = fixed.get(new LabOptions.Fixed(endpoint.host(), endpoint.port()));
        return wanted == null ? anywhere(endpoint) : exactly(endpoint, wanted);
    }

    private MailSoftware.Listening exactly(Endpoint endpoint, int port) {
        try {
            return listen(endpoint, port);
        } catch (IOException taken) {
            throw new EnvironmentMissing(
                    "port " + port + " of " + listen.getHostAddress() + " cannot be had for " + endpoint.host() + ":"
                            + endpoint.port() + " (" + taken.getMessage()
                            + "); end the program that has it, or leave the port out: the system chooses a free one",
                    taken);
        }
    }

    /** A host that was down gets its port again, if nobody took it meanwhile. */
    private MailSoftware.Listening anywhere(Endpoint endpoint) {
        try {
            var before = ports.getOrDefault(endpoint, surroundings.port(endpoint));
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

    private MailSoftware.Listening listen(Endpoint endpoint, int port) throws IOException {
        var at = new InetSocketAddress(listen, port);
        var opener = reception.at(endpoint);
        var host = Optional.ofNullable(hosts.apply(endpoint.host()));
        var foreign = host.flatMap(Softwares::of);
        if (foreign.isPresent()) {
            var name = host.get().host().fqdn();
            var startTls = host.get().offersStartTls();
            return foreign.get().listen(new MailSoftware.Place(at, name, startTls, settings.clock()), opener);
        }
        return SmtpServer.listen(at, opener, settings);
    }

    /** The host is switched off: its sockets and sessions are gone. */
    void close(String host) {
        close((endpoint, server) -> endpoint.host().equals(host));
    }

    /** Foreign software begins again, on its port, with the host as it is then. */
    void closeForeign() {
        close((endpoint, server) -> !(server instanceof SmtpServer));
    }

    private void close(BiPredicate<Endpoint, MailSoftware.Listening> which) {
        List<MailSoftware.Listening> stopped;
        synchronized (this) {
            var some = servers.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                    .toList();
            stopped = some.stream().map(Map.Entry::getValue).toList();
            some.stream().map(Map.Entry::getKey).toList().forEach(servers::remove);
        }
        stopped.forEach(MailSoftware.Listening::close);
    }

    /** Open sessions go on; nobody new comes in. */
    synchronized void stopAccepting() {
        servers.values().forEach(MailSoftware.Listening::stopAccepting);
    }

    /** Idle sessions are measured on the lab's clock. */
    void clockMoved(Instant now) {
        List<MailSoftware.Listening> all;
        synchronized (this) {
            all = List.copyOf(servers.values());
        }
        all.forEach(server -> server.clockMoved(now));
    }

    @Override
    public void close() {
        List<MailSoftware.Listening> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(servers.values());
            servers.clear();
        }
        all.forEach(MailSoftware.Listening::close);
    }
}
