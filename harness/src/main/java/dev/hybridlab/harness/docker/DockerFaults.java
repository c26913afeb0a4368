package dev.hybridlab.harness.docker;

import java.io.IOException;
import java.util.Map;

/** What can happen to the network of a lab in containers. Hosts are named as in the topology. */
public final class DockerFaults {
    private final Docker docker;
    private final String network;
    private final Map<String, Container> containers;

    DockerFaults(Docker docker, String network, Map<String, Container> containers) {
        this.docker = docker;
        this.network = network;
        this.containers = containers;
    }

    /** The host stands still: it takes connections and never answers. */
    public void pause(String host) throws IOException {
        docker.run("pause", id(host));
    }

    public void unpause(String host) throws IOException {
        docker.run("unpause", id(host));
    }

    /** The cable is out: nobody reaches it and it reaches nobody. */
    public void disconnect(String host) throws IOException {
        docker.run("network", "disconnect", network, id(host));
    }

    public void connect(String host) throws IOException {
        docker.run("network", "connect", "--ip", container(host).address(), network, id(host));
    }

    private Container container(String host) {
        return containers.values().stream()
                .filter(each -> each.host().equalsIgnoreCase(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no container runs '" + host + "', only "
                        + containers.values().stream().map(Container::host).toList()));
    }

    private String id(String host) {
        return container(host)
                .id()
                .orElseThrow(() -> new IllegalStateException("the container of " + host + " was never started"));
    }
}
