package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.run.EnvironmentMissing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can happen to the network of a lab in containers. Hosts are named as in the topology. */
public final class DockerFaults {
    private static final String MAIL_PORTS = "25,587";

    private final Docker docker;
    private final String network;
    private final Map<String, Place> places;

    /** Whoever speaks to a container. */
    interface Speaker {
        Speaker NOBODY = new Speaker() {
            @Override
            public void away() {}

            @Override
            public void back() {}
        };

        /** It is off the network. */
        void away();

        /** It is there again, and its published ports are others now. */
        void back() throws IOException;
    }

    /** A container that runs, and its address. */
    record Place(String id, String address, Speaker speaker) {
        /** One that nobody speaks to. */
        Place(String id, String address) {
            this(id, address, Speaker.NOBODY);
        }
    }

    /** @param places by the names of hosts */
    DockerFaults(Docker docker, String network, Map<String, Place> places) {
        this.docker = docker;
        this.network = network;
        this.places = Map.copyOf(places);
    }

    /** The host stands still: it takes connections and answers when it goes on. A lab that asks it for something waits too. */
    public void pause(String host) throws IOException {
        docker.run("pause", place(host).id());
    }

    public void unpause(String host) throws IOException {
        docker.run("unpause", place(host).id());
    }

    /** The cable is out: nobody reaches it and it reaches nobody, not even the lab, which fails when it asks it for something. */
    public void disconnect(String host) throws IOException {
        docker.run("network", "disconnect", network, place(host).id());
        place(host).speaker().away();
    }

    /** The cable is in again: it has its address, and what it knew. */
    public void connect(String host) throws IOException {
        docker.run(
                "network",
                "connect",
                "--ip",
                place(host).address(),
                network,
                place(host).id());
        place(host).speaker().back();
    }

    /**
     * Packets of one host to the mail ports of another disappear: a connection is neither taken nor refused.
     *
     * @throws EnvironmentMissing if this process may not change the engine's network: not root, or not its machine
     */
    public void blackhole(String from, String to) throws IOException {
        if (!lost(from, to)) {
            change("--insert", from, to);
        }
    }

    /** Packets arrive again. */
    public void carry(String from, String to) throws IOException {
        if (lost(from, to)) {
            change("--delete", from, to);
        }
    }

    private boolean lost(String from, String to) {
        try {
            filter("--check", from, to);
            return true;
        } catch (IOException noSuchRule) {
            return false;
        }
    }

    private void change(String how, String from, String to) throws IOException {
        try {
            filter(how, from, to);
        } catch (IOException mayNot) {
            throw new EnvironmentMissing(
                    "packets from " + from + " to " + to + " cannot be dropped (" + mayNot.getMessage()
                            + "): that takes root, and the commands nsenter and iptables, on the machine of the engine;"
                            + " the fault 'stall' needs neither",
                    mayNot);
        }
    }

    /** In the network of the called host's container, by the tools of the machine. */
    private void filter(String how, String from, String to) throws IOException {
        var pid = docker.run("inspect", "--format", "{{.State.Pid}}", place(to).id());
        var entered = List.of("--target", pid, "--net", "iptables", "--wait", how, "INPUT");
        var packets = List.of("--source", place(from).address(), "--protocol", "tcp");
        var ports = List.of("--match", "multiport", "--dports", MAIL_PORTS, "--jump", "DROP");
        var all = new ArrayList<>(entered);
        all.addAll(packets);
        all.addAll(ports);
        new Docker(new Docker.Command("nsenter")).run(all.toArray(String[]::new));
    }

    private Place place(String host) {
        return places.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(host))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no container runs '" + host + "', only " + places.keySet()));
    }
}
