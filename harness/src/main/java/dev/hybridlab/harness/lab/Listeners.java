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
import java.util.stream.Collectors;
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
    private final Map<Endpoint, Server> servers = new LinkedHashMap<>();
    private final Map<Endpoint, Integer> ports = new LinkedHashMap<>();
    private final Map<LabOptions.Fixed, Integer> fixed;
    private boolean closed;

    /** What is fixed while it listens. */
    private record Kind(String software, String hostName, boolean startTls) {
        static Kind of(MailSystemPolicy policy) {
            return new Kind(policy.software(), policy.host().fqdn(), policy.offersStartTls());
        }
    }

    /** @param kind empty: the lab's own server, which asks for everything anew */
    private record Server(MailSoftware.Listening listening, Optional<Kind> kind) {}

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
            ports.put(endpoint, server.listening().port());
        }
        return new InetSocketAddress(listen, server.listening().port());
    }

    private Server open(Endpoint endpoint) {
        var wanted = fixed.get(new LabOptions.Fixed(endpoint.host(), endpoint.port()));
        return wanted == null ? anywhere(endpoint) : exactly(endpoint, wanted);
    }

    private Server exactly(Endpoint endpoint, int port) {
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

    /**
     * A host that was down gets its port again, if nobody took it meanwhile. Of two logical addresses of one process only one
     * can have the real port.
     */
    private Server anywhere(Endpoint endpoint) {
        try {
            return listen(endpoint, ports.getOrDefault(endpoint, surroundings.port(endpoint)));
        } catch (IOException taken) {
            return anywhereElse(endpoint);
        }
    }

    private Server anywhereElse(Endpoint endpoint) {
        try {
            return listen(endpoint, 0);
        } catch (IOException noSocket) {
            throw new UncheckedIOException("cannot listen on " + listen + " for " + endpoint, noSocket);
        }
    }

    private Server listen(Endpoint endpoint, int port) throws IOException {
        var at = new InetSocketAddress(listen, port);
        var opener = reception.at(endpoint);
        var kind = foreign(endpoint);
        if (kind.isPresent()) {
            var software = Softwares.called(kind.get().software()).orElseThrow();
            var place =
                    new MailSoftware.Place(at, kind.get().hostName(), kind.get().startTls(), settings.clock());
            return new Server(software.listen(place, opener), kind);
        }
        return new Server(SmtpServer.listen(at, opener, settings), kind);
    }

    private Optional<Kind> foreign(Endpoint endpoint) {
        return Optional.ofNullable(hosts.apply(endpoint.host()))
                .filter(policy -> Softwares.of(policy).isPresent())
                .map(Kind::of);
    }

    /** The host is switched off: its sockets and sessions are gone. */
    void close(String host) {
        close((endpoint, server) -> endpoint.host().equals(host));
    }

    /** What is fixed while a server listens has become other for some: they begin again, on their ports. */
    void changed() {
        close((endpoint, server) -> !server.kind().equals(foreign(endpoint))).stream()
                .filter(endpoint -> hosts.apply(endpoint.host()) != null)
                .forEach(this::at);
    }

    private List<Endpoint> close(BiPredicate<Endpoint, Server> which) {
        Map<Endpoint, Server> stopped;
        synchronized (this) {
            stopped = servers.entrySet().stream()
                    .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            servers.keySet().removeAll(stopped.keySet());
        }
        stopped.values().forEach(server -> server.listening().close());
        return List.copyOf(stopped.keySet());
    }

    /** Open sessions go on; nobody new comes in. */
    synchronized void stopAccepting() {
        servers.values().forEach(server -> server.listening().stopAccepting());
    }

    /** Idle sessions are measured on the lab's clock. */
    void clockMoved(Instant now) {
        List<Server> all;
        synchronized (this) {
            all = List.copyOf(servers.values());
        }
        all.forEach(server -> server.listening().clockMoved(now));
    }

    @Override
    public void close() {
        List<Server> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(servers.values());
            servers.clear();
        }
        all.forEach(server -> server.listening().close());
    }
}
