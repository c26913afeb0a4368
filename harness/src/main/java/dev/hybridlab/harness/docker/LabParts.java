package dev.hybridlab.harness.docker;

import dev.hybridlab.mailflow.address.IpAddress;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What another driver of containers needs to make those of a lab: their image, addresses and labels. */
public final class LabParts {
    /** The network of a lab, CIDR. */
    public static final String NETWORK = Addresses.NETWORK;

    /** Where that network ends; whoever comes through a published port comes from here. */
    public static final String GATEWAY = Addresses.GATEWAY;

    /** Where the lab's DNS is. */
    public static final String NAMES = Addresses.NAMES;

    private final Docker docker = new Docker(Docker.Command.DOCKER);
    private final Ownership ownership = Ownership.ofThisProcess(docker);
    private final Addresses addresses = new Addresses();

    /** The address of the container that runs this host: the one of the topology where nobody else has it. */
    public String address(String host, IpAddress logical) {
        return addresses.of(host, logical);
    }

    /** By which the next lab on this machine finds what a killed one left behind. */
    public Map<String, String> labels() {
        return ownership.marks();
    }

    /** Makes the network of a lab by a client of one's own. */
    public interface NetworkMaker<T> {
        /** @throws RuntimeException as that client does, also if another network has the addresses */
        T make();
    }

    /**
     * The network of a lab, once nobody else has its addresses; what labs left behind whose process is no more is removed.
     *
     * @throws IOException if containers cannot be run here, or somebody has the addresses to the end, with the reason
     */
    public <T> T network(NetworkMaker<T> maker, Waiting waiting) throws IOException {
        var missing = DockerEngine.missing(docker);
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        return new Turn(docker, ownership, waiting).take(() -> made(maker));
    }

    private static <T> Optional<T> made(NetworkMaker<T> maker) {
        try {
            return Optional.of(maker.make());
        } catch (RuntimeException refused) {
            if (Ownership.isTaken(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * The image of all hosts, made of the jars that this JVM runs; it exists then.
     *
     * @throws IOException if there is no base image, with what to do
     */
    public String image() throws IOException {
        return new LabImage(docker).made();
    }
}
