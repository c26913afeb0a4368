package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that somebody else has started, driven beat by beat. */
class PacemakerTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final List<Step> seen = new ArrayList<>();
    private final Loopback processes = loopback();
    private final KnownAddresses fabric = new KnownAddresses(Loopback.NAMES, processes.port(), Loopback.TOKEN);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static Loopback loopback() {
        try {
            return new Loopback();
        } catch (IOException noSocket) {
            throw new AssertionError(noSocket);
        }
    }

    @AfterEach
    void end() {
        processes.close();
    }

    private Pacemaker pacemaker() throws IOException {
        var topology = TopologyFile.read(Loopback.topology(folder)).optional().orElseThrow();
        var world = Worlds.STANDARD.of(Topologies.of(topology.expanded())).from(topology.expanded());
        return new Pacemaker(fabric, world, START);
    }

    private void beatUntil(Pacemaker pace, Instant now, Predicate<Step> wanted) {
        var deadline = Deadline.in(Duration.ofSeconds(30));
        while (seen.stream().noneMatch(wanted)) {
            assertThat(deadline.passed()).as("%s", seen).isFalse();
            seen.addAll(pace.beat(now));
        }
    }

    /** Either end may be the first to have written its step. */
    @Test
    void what_happens_is_told_once() throws IOException {
        var pace = pacemaker();
        processes.send();

        beatUntil(pace, START.plusSeconds(1), Step.Delivered.class::isInstance);
        beatUntil(pace, START.plusSeconds(1), Step.Relayed.class::isInstance);
        seen.addAll(pace.beat(START.plusSeconds(2)));

        assertThat(seen)
                .doesNotHaveDuplicates()
                .filteredOn(Step.Delivered.class::isInstance)
                .hasSize(1);
    }

    @Test
    void what_waits_is_attempted_when_its_time_has_come_and_not_before() throws IOException {
        var pace = pacemaker();
        var fabrikam = NodeClient.empty().put("host", "mx.fabrikam.example");
        processes.atFabrikam().tell("/down", fabrikam);
        processes.send();
        beatUntil(pace, START, Step.HopFailed.class::isInstance);
        processes.atFabrikam().tell("/up", fabrikam);

        assertThat(pace.beat(START.plusSeconds(1))).noneMatch(Step.Connected.class::isInstance);
        beatUntil(pace, START.plus(Duration.ofHours(1)), Step.Delivered.class::isInstance);
    }
}
