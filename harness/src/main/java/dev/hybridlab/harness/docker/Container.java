package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.node.NodeClient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The container of one host, started when it is first needed. {@code host}: empty for the DNS. */
final class Container implements DockerFaults.Speaker {
    static final int CONTROL_PORT = 8080;

    private final Docker docker;
    private final Ownership ownership;
    private final String host;
    private final String address;
    private Optional<String> id = Optional.empty();
    private Optional<NodeClient> client = Optional.empty();

    Container(Docker docker, Ownership ownership, String host, String address) {
        this.docker = docker;
        this.ownership = ownership;
        this.host = host;
        this.address = address;
    }

    String host() {
        return host;
    }

    String address() {
        return address;
    }

    synchronized Optional<String> id() {
        return id;
    }

    /** Its address is free again. */
    synchronized void remove() throws IOException {
        if (id.isPresent()) {
            docker.run("rm", "--force", "--volumes", id.get());
        }
    }

    /**
     * Who speaks to its control interface, which answers from now on.
     *
     * @param arguments of the command that starts it
     */
    synchronized NodeClient client(Function<Container, List<String>> arguments, String token) throws IOException {
        if (client.isEmpty()) {
            var started = ownership.make(arguments.apply(this));
            var own = started.lines().reduce("", (earlier, last) -> last);
            id = Optional.of(own);
            var ready = new NodeClient(base(own), token);
            if (!ready.awaitLife()) {
                throw new IOException("the container of " + (host.isEmpty() ? "the DNS" : host)
                        + " did not answer; its log: " + docker.run("logs", "--tail", "20", own));
            }
            client = Optional.of(ready);
        }
        return client.get();
    }

    @Override
    public synchronized void away() {
        client.ifPresent(NodeClient::away);
    }

    @Override
    public synchronized void back() throws IOException {
        if (id.isPresent() && client.isPresent()) {
            client.get().movedTo(base(id.get()));
        }
    }

    private String base(String own) throws IOException {
        var published = docker.run("port", own, CONTROL_PORT + "/tcp");
        return "http://" + published.lines().findFirst().orElse("");
    }
}
