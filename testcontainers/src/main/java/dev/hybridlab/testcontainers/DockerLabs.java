package dev.hybridlab.testcontainers;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.FixedPort;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.SessionTranscript;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The fabric {@code docker}: tests that were written for the embedded lab play in containers. These are kept from lab to lab
 * and gone when the JVM ends. One lab at a time, since all have the addresses of their topologies.
 */
public final class DockerLabs implements Fabric {
    private static final Machine MACHINE = new Machine();

    /** For {@link java.util.ServiceLoader}; {@code Fabric.named("docker")} finds it. */
    public DockerLabs() {}

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public LabFactory labs(List<FixedPort> ports) {
        if (!ports.isEmpty()) {
            throw new IllegalArgumentException(
                    "in containers hosts listen on the topology's own addresses and ports, not on " + ports
                            + ": dial lab.socket(host, port)");
        }
        return MACHINE::open;
    }

    /** The containers go, for a test that makes others. */
    static void end() {
        MACHINE.end();
    }

    /** The containers of this JVM. */
    private static final class Machine {
        private Optional<DockerFabric> fabric = Optional.empty();
        private boolean isBusy;

        synchronized OpenLab open(World world) {
            if (isBusy) {
                throw new IllegalStateException("a lab in containers is open in this JVM, and a second one would have"
                        + " the same addresses: close it first; tests on the fabric 'docker' run one after the other");
            }
            var lab = RemoteLabs.on(fabric()).open(world);
            isBusy = true;
            return new Only(lab);
        }

        private DockerFabric fabric() {
            if (fabric.isEmpty()) {
                try {
                    fabric = Optional.of(DockerFabric.open(RealTime.token()));
                } catch (IOException missing) {
                    throw new EnvironmentMissing(String.valueOf(missing.getMessage()), missing);
                }
            }
            return fabric.get();
        }

        synchronized void free() {
            isBusy = false;
        }

        synchronized void end() {
            fabric.ifPresent(DockerFabric::close);
            fabric = Optional.empty();
        }
    }

    private record Only(OpenLab open) implements OpenLab {
        @Override
        public Lab lab() {
            return open.lab();
        }

        @Override
        public List<SessionTranscript> transcripts() {
            return open.transcripts();
        }

        @Override
        public Optional<InetSocketAddress> socket(String host, int port) {
            return open.socket(host, port);
        }

        @Override
        public void fault(String from, String to, Fault fault) {
            open.fault(from, to, fault);
        }

        @Override
        public void close() {
            open.close();
            MACHINE.free();
        }
    }
}
