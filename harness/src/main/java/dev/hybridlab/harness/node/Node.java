package dev.hybridlab.harness.node;

import dev.hybridlab.harness.lab.Drive;
import dev.hybridlab.harness.lab.EmbeddedLab;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.transit.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process of a lab: nothing until it gets its order, then the hosts that run in it. */
final class Node implements AutoCloseable {
    private final NodeSettings settings;
    private Optional<Running> running = Optional.empty();

    /**
     * @param hosts that run here
     * @param control the base of this process's paths
     */
    private record Running(
            Neighbourhood around, EmbeddedLab lab, Optional<NameHost> names, List<String> hosts, String control) {
        void close() {
            lab.close();
            names.ifPresent(NameHost::close);
        }
    }

    Node(NodeSettings settings) {
        this.settings = settings;
    }

    /** Whether it has its order. */
    synchronized boolean ready() {
        return running.isPresent();
    }

    /**
     * Becomes what the order says; what it was before is forgotten. Returns where it listens.
     *
     * @throws IOException if a port is taken
     */
    synchronized List<Site> begin(Order order, String control) throws IOException {
        reset();
        var world = order.world();
        var hosts = hosts(order, world);
        hosts.forEach(host -> settings.admit(host.name(), host.role()));
        var around = new Neighbourhood(settings, order);
        var options = LabOptions.rehearsal().amid(settings.listen(), LabOptions.Pace.DRIVEN, around);
        var lab = EmbeddedLab.start(world, options);
        var here = hosts.stream().map(HostIdentity::name).toList();
        var now = new Running(around, lab, names(order, world), here, control);
        running = Optional.of(now);
        lab.drive().moveTo(Instant.parse(order.task().start()));
        return listen(now);
    }

    private Optional<NameHost> names(Order order, World world) throws IOException {
        if (!order.task().names().isEmpty()) {
            return Optional.empty();
        }
        var port = settings.realPorts() ? NameHost.PORT : 0;
        return Optional.of(new NameHost(new InetSocketAddress(settings.listen(), port), world));
    }

    private List<Site> listen(Running now) {
        var own = settings.own().getHostAddress();
        var sites = new ArrayList<Site>();
        for (var host : now.hosts()) {
            now.lab()
                    .drive()
                    .listen(host)
                    .forEach(
                            (at, port) -> sites.add(new Site(host, at.address(), at.port(), own, port, now.control())));
        }
        now.names().ifPresent(names -> sites.add(names.site(own, now.control())));
        return sites;
    }

    private static List<HostIdentity> hosts(Order order, World world) {
        return order.task().hosts().stream()
                .map(name -> Optional.ofNullable(world.policies().get(name))
                        .orElseThrow(() -> new IllegalArgumentException("the topology has no host '" + name + "', only "
                                + world.policies().keySet()))
                        .host())
                .toList();
    }

    /** The topology is another one from now on, in mid-flight. Returns where it listens now. */
    synchronized List<Site> become(Order order) {
        var now = now();
        now.around().reordered(order);
        var world = order.world();
        now.lab().become(world, order.what());
        now.names().ifPresent(names -> names.become(world));
        return listen(now);
    }

    /** A host is switched on again. Returns where this process listens now. */
    synchronized List<Site> up(String host) {
        lab().up(host);
        return listen(now());
    }

    void know(List<Site> sites) {
        now().around().know(sites);
        now().names().ifPresent(names -> names.know(sites));
    }

    private synchronized Running now() {
        return running.orElseThrow(
                () -> new IllegalStateException("this process has no configuration yet: PUT /configuration"));
    }

    EmbeddedLab lab() {
        return now().lab();
    }

    Drive drive() {
        return lab().drive();
    }

    /** Takes nothing more, and returns when nothing is in flight, or after {@code patience}. */
    void drain(Duration patience) {
        Optional<Running> last;
        synchronized (this) {
            last = running;
        }
        last.ifPresent(each -> each.lab().drain(patience));
        reset();
    }

    /** As it was before any order. */
    synchronized void reset() {
        running.ifPresent(Running::close);
        running = Optional.empty();
    }

    @Override
    public void close() {
        reset();
    }
}
