package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of foreign software must do in a lab. */
@Timeout(120)
class ForeignLabsTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void many_labs_at_once_end_soon_and_leave_no_threads(String software) throws IOException {
        var world = OneNeighbour.world(software, folder);
        var before = threads(software);

        IntStream.range(0, 40).parallel().forEach(number -> {
            try (var lab = EmbeddedLab.start(world, LabOptions.rehearsal());
                    var client = new RawClient(socket(lab))) {
                client.reply();
                assertThat(client.ask("EHLO client.example")).startsWith("250 ");
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });

        var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (threads(software) > before && System.nanoTime() < patience) {
            Thread.onSpinWait(); // what lingers ends by itself
        }
        assertThat(threads(software)).isLessThanOrEqualTo(before);
    }

    private static long threads(String software) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(software))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void a_client_that_stays_does_not_keep_a_lab_from_ending(String software) throws IOException {
        var neighbour = OneNeighbour.on(software, folder);
        try (var client = neighbour.client()) {
            client.reply();

            neighbour.lab().close();

            assertThat(client.reply().getLast()).endsWith("(closed)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void a_change_that_does_not_concern_it_leaves_its_sessions(String software) throws IOException {
        try (var neighbour = OneNeighbour.on(software, folder)) {
            neighbour.client().reply();

            neighbour.lab().become(OneNeighbour.world(software, folder), "nothing");

            assertThat(neighbour.client().ask("EHLO client.example")).startsWith("250 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"james", "subetha"})
    void where_its_software_changes_a_host_begins_again_on_its_port(String software) throws IOException {
        try (var neighbour = OneNeighbour.on(software, folder)) {
            neighbour.client().reply();
            var before = socket(neighbour.lab());

            neighbour.lab().become(OneNeighbour.world("plain", folder), "software");

            assertThat(neighbour.client().reply().getLast()).endsWith("(closed)");
            try (var again = new RawClient(before)) {
                assertThat(again.reply().getLast()).startsWith("220 ");
            }
        }
    }

    private static InetSocketAddress socket(EmbeddedLab lab) {
        return lab.socketOf(OneNeighbour.HOST, IpAddress.of("198.18.30.25"), 25);
    }
}
