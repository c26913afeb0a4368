package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.node.RemoteLabs;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
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
