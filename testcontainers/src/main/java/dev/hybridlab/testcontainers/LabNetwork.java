package dev.hybridlab.testcontainers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Network.Ipam;
import dev.hybridlab.harness.docker.LabParts;
import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.http.JsonServer;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.Topologies;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/**
 * The network of one lab: it has the addresses of a topology, and the lab's own DNS. Containers join it by
 * {@code withNetwork}; {@link #lab} starts them, and those of all hosts that nobody made a container for, and drives them as
 * one lab in virtual time. Closing it ends all of them. Another lab that has the same addresses is waited for, of this JVM or
 * of another process.
 */
public final class LabNetwork implements Network {
    static final String NAMES = LabParts.NAMES;

    private final LoadedTopology topology;
    private final Map<String, HostIdentity> hosts = new LinkedHashMap<>();
    private final Map<String, LabContainer<?>> containers = new LinkedHashMap<>();
    private final LabParts parts = new LabParts();
    private final String token = RealTime.token();
    private Optional<Network> network = Optional.empty();
    private Optional<NamesContainer> names = Optional.empty();

    private LabNetwork(LoadedTopology topology) {
        this.topology = topology;
        Worlds.STANDARD
                .of(dev.hybridlab.mailflow.resolution.Topologies.of(topology.expanded()))
                .policies()
                .values()
                .stream()
                .map(MailSystemPolicy::host)
                .forEach(host -> hosts.put(host.name(), host));
    }

    /**
     * @param topology a file, a class path resource, or one that hybridlab ships: {@code classic-hybrid}
     * @throws dev.hybridlab.harness.run.ProblemsFound if it has mistakes: all of them, with place and remedy
     */
    public static LabNetwork of(String topology) {
        return of(Topologies.named(topology));
    }

    /** For one that is written in Java. */
    public static LabNetwork of(LoadedTopology topology) {
        return new LabNetwork(topology);
    }

    /**
     * Brings the lab up: mail flows from now on. What a test does with it is the same as in the lab without containers.
     *
     * @throws EnvironmentMissing if a container cannot be started, or another lab has the addresses to the end, with the reason
     */
    public Lab lab() {
        getId(); // in this thread, which gets an answer at once if the lab before is its own
        return Lab.builder()
                .topology(topology)
                .fabric(new Containers(this))
                .name("containers")
                .start();
    }

    /** What every request to a control interface has to show: {@code Authorization: Bearer <token>}. */
    public String getToken() {
        return token;
    }

    @Override
    public synchronized String getId() {
        if (network.isEmpty()) {
            network = Optional.of(created());
        }
        return network.get().getId();
    }

    /** Once no other lab has the addresses. */
    private Network created() {
        var waiting = Waiting.onStandardError();
        DockerLabs.TURN.begin(
                "a LabNetwork of " + topology.file() + " since "
                        + RealTime.now().truncatedTo(ChronoUnit.SECONDS),
                waiting);
        try {
            DockerLabs.end();
            return parts.network(this::made, waiting);
        } catch (IOException missing) {
            DockerLabs.TURN.end();
            throw new EnvironmentMissing(String.valueOf(missing.getMessage()), missing);
        } catch (RuntimeException failed) {
            DockerLabs.TURN.end();
            throw failed;
        }
    }

    private Network made() {
        var made = Network.builder()
                .createNetworkCmdModifier(command -> {
                    command.withIpam(new Ipam()
                            .withConfig(new Ipam.Config()
                                    .withSubnet(LabParts.NETWORK)
                                    .withGateway(LabParts.GATEWAY)));
                    var labels = new LinkedHashMap<String, String>(
                            Objects.requireNonNullElse(command.getLabels(), Map.<String, String>of()));
                    labels.putAll(parts.labels());
                    command.withLabels(labels);
                })
                .build();
        made.getId();
        return made;
    }

    synchronized void join(LabContainer<?> container) {
        var host = identity(container.getHostName());
        if (!container.roles().contains(host.role())) {
            throw new IllegalArgumentException("'" + host.name() + "' has the role '" + host.role() + "' in "
                    + topology.file() + ", and a " + container.getClass().getSimpleName() + " runs "
                    + container.roles() + ": take a " + kind(host));
        }
        if (containers.putIfAbsent(host.name(), container) != null) {
            throw new IllegalArgumentException("'" + host.name() + "' has a container on this network already");
        }
    }

    private static String kind(HostIdentity host) {
        return fresh(host).getClass().getSimpleName();
    }

    private static LabContainer<?> fresh(HostIdentity host) {
        return switch (host.role()) {
            case "exo" -> new FakeExchangeOnlineContainer();
            case "onprem", "edge" -> new FakeExchangeContainer(host.name());
            default -> new NeighbourContainer(host.name());
        };
    }

    private HostIdentity identity(String host) {
        return Optional.ofNullable(hosts.get(host))
                .orElseThrow(() -> new IllegalArgumentException(
                        topology.file() + " has no host '" + host + "', only " + hosts.keySet()));
    }

    /** The container of this host, started. */
    LabContainer<?> started(String host) {
        LabContainer<?> container;
        synchronized (this) {
            if (!containers.containsKey(host)) {
                fresh(identity(host)).withNetwork(this);
            }
            container = Objects.requireNonNull(containers.get(host));
        }
        container.start();
        return container;
    }

    synchronized GenericContainer<?> startedNames() {
        if (names.isEmpty()) {
            names = Optional.of(new NamesContainer(this));
        }
        names.get().start();
        return names.get();
    }

    synchronized Optional<LabContainer<?>> running(String host) {
        return Optional.<LabContainer<?>>ofNullable(containers.get(host)).filter(GenericContainer::isRunning);
    }

    String address(String host) {
        return parts.address(host, identity(host).addresses().getFirst());
    }

    List<Integer> ports(String host) {
        return identity(host).ports();
    }

    Map<String, String> labels() {
        return parts.labels();
    }

    /** The container asks the lab's DNS, as its host would ask that of its site. */
    void resolver(CreateContainerCmd command) {
        Optional.ofNullable(command.getHostConfig()).ifPresent(host -> host.withDns(NAMES));
    }

    /** Made when it is first needed: it takes a few seconds, once for each build. */
    static String image() {
        try {
            return new LabParts().image();
        } catch (IOException missing) {
            throw new EnvironmentMissing(String.valueOf(missing.getMessage()), missing);
        }
    }

    /** By address: the control interface is deaf to names that a web page could have. */
    static String controlUrl(GenericContainer<?> container) {
        try {
            var address = InetAddress.getByName(container.getHost()).getHostAddress();
            return JsonServer.base(address, container.getMappedPort(LabContainer.CONTROL));
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException("the Docker host '" + container.getHost() + "' has no address", unknown);
        }
    }

    static DockerImageName compatible(DockerImageName image, DockerImageName own) {
        image.assertCompatibleWith(own);
        return image;
    }

    /** Everything on it is gone at once. */
    @Override
    public synchronized void close() {
        try {
            containers.values().parallelStream().forEach(GenericContainer::stop);
            names.ifPresent(GenericContainer::stop);
            network.ifPresent(Network::close);
        } finally {
            if (network.isPresent()) {
                network = Optional.empty();
                DockerLabs.TURN.end();
            }
        }
    }
}
