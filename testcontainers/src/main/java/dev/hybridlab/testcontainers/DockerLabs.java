package dev.hybridlab.testcontainers;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.docker.Waiting;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The fabric {@code docker}: tests that were written for the embedded lab play in containers. These are kept from lab to lab
 * and gone when the JVM ends. One lab at a time, since all have the addresses of their topologies; another thread's waits
 * for it.
 */
public final class DockerLabs implements Fabric {
    /** Of all labs in containers, also those of {@link LabNetwork}. */
    static final OneAtATime TURN = new OneAtATime();

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

    /** The containers go, for whoever makes others. Only when no lab of these is open. */
    static void end() {
        MACHINE.end();
    }

    /** The containers of this JVM. */
    private static final class Machine {
        private Optional<DockerFabric> fabric = Optional.empty();

        OpenLab open(World world) {
            var waiting = Waiting.onStandardError();
            TURN.begin("one on the fabric 'docker' since " + RealTime.now().truncatedTo(ChronoUnit.SECONDS), waiting);
            try {
                return new Only(RemoteLabs.on(fabric(waiting)).open(world), new AtomicBoolean());
            } catch (RuntimeException failed) {
                TURN.end();
                throw failed;
            }
        }

        private synchronized DockerFabric fabric(Waiting waiting) {
            if (fabric.isEmpty()) {
                try {
                    fabric = Optional.of(DockerFabric.open(RealTime.token(), waiting));
                } catch (IOException missing) {
                    throw new EnvironmentMissing(String.valueOf(missing.getMessage()), missing);
                }
            }
            return fabric.get();
        }

        synchronized void end() {
            fabric.ifPresent(DockerFabric::close);
            fabric = Optional.empty();
        }
    }

    private record Only(OpenLab open, AtomicBoolean isClosed) implements OpenLab {
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
            try {
                open.close();
            } finally {
                if (!isClosed.getAndSet(true)) {
                    TURN.end();
                }
            }
        }
    }
}
