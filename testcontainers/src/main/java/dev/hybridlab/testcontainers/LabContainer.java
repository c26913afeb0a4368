package dev.hybridlab.testcontainers;

import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.LazyFuture;

/**
 * The container of one host of a lab. It answers {@code /livez} once it is started, and becomes its host when
 * {@link LabNetwork#lab} gives it its configuration.
 */
public abstract class LabContainer<T extends LabContainer<T>> extends GenericContainer<T> {
    private static final int SMTP = 25;
    static final int CONTROL = 8080;

    private final String host;
    private Optional<LabNetwork> lab = Optional.empty();

    /** With the image of the lab, made of the class path. */
    LabContainer(String host) {
        super(new LazyFuture<String>() {
            @Override
            protected String resolve() {
                return LabNetwork.image();
            }
        });
        this.host = host;
    }

    LabContainer(DockerImageName image, String host) {
        super(image);
        this.host = host;
    }

    /** The roles of the hosts that may run in it: exo, onprem, edge, internet, device. */
    abstract List<String> roles();

    /** The host that runs here, by its name in the topology. */
    public String getHostName() {
        return host;
    }

    /** Joins the lab of this network; a {@link LabNetwork} it must be. */
    @Override
    public T withNetwork(Network network) {
        if (!(network instanceof LabNetwork joined)) {
            throw new IllegalArgumentException("'" + host
                    + "' works on a LabNetwork only, which has the addresses and the DNS of its topology:"
                    + " withNetwork(LabNetwork.of(\"classic-hybrid\"))");
        }
        joined.join(this);
        lab = Optional.of(joined);
        return super.withNetwork(network);
    }

    private LabNetwork joined() {
        return lab.orElseThrow(
                () -> new IllegalStateException("'" + host + "' is on no network: withNetwork(LabNetwork.of(...))"));
    }

    @Override
    protected void configure() {
        var network = joined();
        var address = network.address(host);
        addExposedPorts(network.ports(host).stream().mapToInt(Integer::intValue).toArray());
        addExposedPort(CONTROL);
        withEnv("HYBRIDLAB_TOKEN", network.getToken());
        withEnv("HYBRIDLAB_ADDRESS", address);
        withEnv("HYBRIDLAB_ROLES", String.join(",", roles()));
        withLabels(network.labels());
        withCreateContainerCmdModifier(command -> {
            command.withIpv4Address(address);
            network.resolver(command);
        });
        waitingFor(Wait.forHttp("/livez").forPort(CONTROL));
    }

    /** Where a program outside the lab reaches its SMTP port. */
    public String getSmtpHost() {
        return getHost();
    }

    /** The port of {@link #getSmtpHost} that is its port 25. It answers once the lab is up. */
    public int getSmtpPort() {
        return getMappedPort(SMTP);
    }

    /** The base of its control interface, {@code http://127.0.0.1:32768}; docs/control-interface.md has the requests. */
    public String getControlUrl() {
        return LabNetwork.controlUrl(this);
    }
}
