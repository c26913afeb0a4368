package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.node.Fabric;
import dev.hybridlab.harness.node.ForeignHost;
import dev.hybridlab.harness.node.NodeClient;
import dev.hybridlab.harness.node.Site;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Containers for the hosts of a lab on a private network. A container that is there is used again by the next lab that has
 * the same host at the same address. All are gone when it is closed, or when this JVM ends.
 */
public final class DockerFabric implements Fabric, AutoCloseable {
    private final Docker docker;
    private final String image;
    private final Ownership ownership;
    private final String token;
    private final Addresses addresses = new Addresses();
    private final Map<String, Container> containers = new LinkedHashMap<>();
    private final Map<String, String> places = new ConcurrentHashMap<>();
    private final Map<String, DockerFaults.Place> foreign = new LinkedHashMap<>();
    private final Set<String> blackholes = ConcurrentHashMap.newKeySet();
    private final Thread lastResort;

    private DockerFabric(Docker docker, String image, Ownership ownership, String token) {
        this.docker = docker;
        this.image = image;
        this.ownership = ownership;
        this.token = token;
        this.lastResort = new Thread(ownership::removeOwn);
    }

    /**
     * A network of its own, and nothing on it yet. What labs left behind whose JVM was killed is removed first; for a lab
     * that is up it waits.
     *
     * @param token that the containers will demand; nobody should be able to guess it
     * @throws IOException if containers cannot be run here, with the reason and what to do
     */
    public static DockerFabric open(String token, Waiting waiting) throws IOException {
        var docker = new Docker(Docker.Command.DOCKER);
        var missing = DockerEngine.missing(docker);
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        var ownership = Ownership.ofThisProcess(docker);
        ownership.removeOrphans();
        var fabric = new DockerFabric(docker, new LabImage(docker).made(), ownership, token);
        Runtime.getRuntime().addShutdownHook(fabric.lastResort);
        ownership.createNetwork(waiting);
        return fabric;
    }

    /** The containers by the names of their hosts, for faults of the network. */
    public synchronized DockerFaults faults() {
        var places = new LinkedHashMap<String, DockerFaults.Place>();
        containers
                .values()
                .forEach(each -> each.id()
                        .ifPresent(id -> places.put(each.host(), new DockerFaults.Place(id, each.address(), each))));
        places.putAll(foreign);
        return new DockerFaults(docker, ownership.network(), places);
    }

    @Override
    public NodeClient process(HostIdentity host) throws IOException {
        var address = addresses.of(host.name(), host.addresses().getFirst());
        places.put(host.name(), address);
        return started(host.name(), address);
    }

    /** On Linux a machine reaches the networks of its own engine. */
    @Override
    public Optional<InetSocketAddress> socket(String host, int port) {
        return Optional.ofNullable(places.get(host)).map(address -> new InetSocketAddress(address, port));
    }

    @Override
    public NodeClient names() throws IOException {
        return started("", Addresses.NAMES);
    }

    @Override
    public List<Site> foreign(ForeignHost host) throws IOException {
        var name = host.identity().name();
        var address = addresses.of(name, host.identity().addresses().getFirst());
        Container before;
        synchronized (this) {
            before = containers.remove(name + " " + address);
        }
        if (before != null) {
            before.remove();
        }
        var id = new ForeignContainer(docker, host, address).start(ownership);
        synchronized (this) {
            foreign.put(name, new DockerFaults.Place(id, address));
        }
        return host.sites(address);
    }

    @Override
    public boolean loses(String from, String to, boolean lost) throws IOException {
        if (lost) {
            blackholes.add(from + " " + to);
            faults().blackhole(from, to);
        } else if (blackholes.remove(from + " " + to)) {
            faults().carry(from, to);
        }
        return true;
    }

    @Override
    public void rest() {
        fillHoles();
        List<DockerFaults.Place> all;
        synchronized (this) {
            all = List.copyOf(foreign.values());
            foreign.clear();
        }
        try {
            for (var each : all) {
                docker.run("rm", "--force", "--volumes", each.id());
            }
        } catch (IOException stays) {
            throw new UncheckedIOException("a container of the lab before cannot be removed", stays);
        }
    }

    /** A container is used again. */
    private void fillHoles() {
        for (var way : List.copyOf(blackholes)) {
            var ends = way.split(" ");
            try {
                loses(ends[0], ends[1], false);
            } catch (IOException stays) {
                throw new UncheckedIOException("packets from " + ends[0] + " to " + ends[1] + " stay lost", stays);
            }
        }
    }

    private NodeClient started(String host, String address) throws IOException {
        Container container;
        synchronized (this) {
            container = containers.computeIfAbsent(
                    host + " " + address, any -> new Container(docker, ownership, host, address));
        }
        return container.client(this::arguments, token);
    }

    private List<String> arguments(Container container) {
        var all = new ArrayList<>(
                List.of("run", "--detach", "--network", ownership.network(), "--ip", container.address()));
        all.addAll(ownership.labels());
        all.addAll(List.of("--label", Ownership.HOST + "=" + container.host()));
        all.addAll(List.of("--publish", "127.0.0.1::" + Container.CONTROL_PORT));
        all.addAll(List.of("--dns", Addresses.NAMES, "--env", "HYBRIDLAB_TOKEN=" + token));
        all.addAll(List.of("--env", "HYBRIDLAB_ADDRESS=" + container.address(), image));
        return all;
    }

    @Override
    public void close() {
        ownership.removeOwn();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyEnding) {
            // The hook runs anyway, and finds nothing.
        }
    }
}
