package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A container for every host, on the topology's own addresses and ports. */
class DockerTest extends FabricContract {
    private static Optional<DockerFabric> fabric = Optional.empty();

    DockerTest() {
        super(RemoteLabs.on(fabric()));
    }

    private static synchronized DockerFabric fabric() {
        if (fabric.isEmpty()) {
            fabric = Optional.of(Docker.fabric());
        }
        return fabric.get();
    }

    @AfterAll
    static void end() {
        fabric.ifPresent(DockerFabric::close);
    }

    /** Unlike a host that stalls, it never comes to a connection; unlike one that is down, nobody says no. */
    @Test
    void packets_that_disappear_end_in_the_deadline_of_the_caller() {
        open.fault("EX01", "exo", Fault.blackhole());
        var before = System.nanoTime();
        send(open.lab(), "lost", "bert@contoso.com", "anna@contoso.com");
        var took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(open.lab().steps())
                .noneMatch(Step.Connected.class::isInstance)
                .anyMatch(Step.HopFailed.class::isInstance);
        assertThat(took).isGreaterThan(Duration.ofMillis(400));

        open.fault("EX01", "exo", Fault.none());
        open.lab().retryQueues();
        assertThat(open.lab().steps()).anyMatch(Step.Delivered.class::isInstance);
    }

    /** F1 to F6 and more, loops, every mismatch of certificates, virtual time, DNS faults, two tenants. */
    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Played.on(
                RemoteLabs.on(fabric()),
                "flows",
                "certificate",
                "dns",
                "loops/l01-internal-relay-on-both-sides.yaml",
                "loops/l02-connector-by-mx.yaml",
                "loops/l04-centralized-not-recognised.yaml",
                "queue/onprem-down-overnight.yaml",
                "queue/exo-unreachable-for-two-days.yaml",
                "nat",
                "attribution");
    }
}
