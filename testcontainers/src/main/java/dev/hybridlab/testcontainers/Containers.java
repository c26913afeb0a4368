package dev.hybridlab.testcontainers;

import dev.hybridlab.harness.node.NodeClient;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.FixedPort;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;

/** Gives every host of a lab its container on one network. */
final class Containers implements Fabric, dev.hybridlab.harness.node.Fabric {
    private final LabNetwork network;

    Containers(LabNetwork network) {
        this.network = network;
    }

    @Override
    public String name() {
        return "containers";
    }

    @Override
    public LabFactory labs(List<FixedPort> ports) {
        if (!ports.isEmpty()) {
            throw new IllegalArgumentException("containers get their ports from Docker, not " + ports
                    + ": take getSmtpPort(), or setPortBindings of the container");
        }
        return RemoteLabs.on(this);
    }

    @Override
    public NodeClient process(HostIdentity host) throws IOException {
        try {
            return client(network.started(host.name()));
        } catch (ContainerLaunchException failed) {
            throw new IOException("the container of " + host.name() + " did not start: " + failed.getMessage(), failed);
        }
    }

    @Override
    public NodeClient names() throws IOException {
        try {
            return client(network.startedNames());
        } catch (ContainerLaunchException failed) {
            throw new IOException("the container of the DNS did not start: " + failed.getMessage(), failed);
        }
    }

    private NodeClient client(GenericContainer<?> container) {
        return new NodeClient(LabNetwork.controlUrl(container), network.getToken());
    }

    @Override
    public Optional<InetSocketAddress> socket(String host, int port) {
        return network.running(host).map(each -> new InetSocketAddress(each.getHost(), each.getMappedPort(port)));
    }
}
