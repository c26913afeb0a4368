package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While a host is down, anybody may get the port that the system had chosen for it. */
class MovedPortTest {
    private static final String HOST = "mx.fabrikam.example";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void everybody_learns_where_a_host_is_that_came_up_on_another_port() throws IOException {
        var topology = TopologyFile.read(Loopback.topology(folder)).optional().orElseThrow();
        var world = Worlds.STANDARD.of(Topologies.of(topology.expanded())).from(topology.expanded());
        try (var processes = new Loopback()) {
            var crew = new Crew(new KnownAddresses(Loopback.NAMES, processes.port(), Loopback.TOKEN));
            var lab = new RemoteLab(crew, world);
            var before = site(crew);
            lab.down(HOST);

            try (var taken = new ServerSocket(before.realPort(), 1, InetAddress.getByName(before.real()))) {
                lab.up(HOST);

                assertThat(site(crew).realPort()).isNotEqualTo(taken.getLocalPort());
                processes.send();
                lab.advance(Duration.ofMinutes(1));
                assertThat(lab.steps()).hasAtLeastOneElementOfType(Step.Delivered.class);
            }
        }
    }

    private static Site site(Crew crew) {
        return crew.sites().stream()
                .filter(site -> site.host().equals(HOST) && site.port() == 25)
                .findFirst()
                .orElseThrow();
    }
}
