package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.lab.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run that is ended from outside leaves of its containers and networks. */
@Timeout(180)
class LeftOversTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    /** The image is there then. */
    @BeforeAll
    static void engine() {
        Docker.fabric().close();
    }

    /** A run that has so many containers, and starts or plays more. */
    private CommandLine running(int containers) throws IOException {
        var run = CommandLine.started(folder, Map.of(), "run", flows(), "--fabric", "docker");
        assertThat(Deadline.in(PATIENCE)
                        .awaits(() ->
                                of(run).size() > containers || !run.process().isAlive()))
                .as(run.text())
                .isTrue();
        assertThat(run.process().isAlive()).as(run.text()).isTrue();
        return run;
    }

    /** Maven runs tests in the module's folder, an editor perhaps in the project's. */
    private static String flows() {
        return Files.isDirectory(Path.of("flows")) ? "flows" : "scenarios/flows";
    }

    /** Its network first, then its containers. */
    private static List<String> of(CommandLine run) {
        var mark = "label=dev.hybridlab.owner=" + run.process().pid();
        return Stream.of(
                        Docker.run("docker", "network", "ls", "--quiet", "--filter", mark),
                        Docker.run("docker", "ps", "--all", "--quiet", "--filter", mark))
                .flatMap(String::lines)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void after_SIGTERM_nothing_is_left(int containers) throws IOException, InterruptedException {
        var run = running(containers);

        run.process().destroy();

        assertThat(run.process().waitFor(15, TimeUnit.SECONDS)).as(run.text()).isTrue();
        assertThat(of(run)).as(run.text()).isEmpty();
        assertThat(run.process().exitValue()).isEqualTo(143);
        assertThat(run.text()).doesNotContain("Exception");
        if (containers > 0) {
            assertThat(run.text()).contains("not run");
        }
    }

    /** A terminal's Ctrl-C reaches the docker commands too, and whoever waits presses it again. */
    @Test
    void nor_where_the_commands_that_remove_it_are_ended_three_times() throws IOException, InterruptedException {
        var run = running(4);

        run.process().destroy();
        var ended = new HashSet<Long>();
        while (run.process().isAlive() && ended.size() < 3) {
            run.process()
                    .descendants()
                    .filter(each -> ended.size() < 3 && ended.add(each.pid()))
                    .forEach(ProcessHandle::destroy);
        }

        assertThat(run.process().waitFor(15, TimeUnit.SECONDS)).as(run.text()).isTrue();
        assertThat(ended).hasSize(3);
        assertThat(of(run)).as(run.text()).isEmpty();
    }

    @Test
    void what_a_killed_run_left_is_removed_by_the_next_one_and_that_of_a_living_one_is_not()
            throws IOException, InterruptedException {
        var run = running(4);
        assertThatThrownBy(() -> DockerFabric.open("token", new Waiting(Duration.ZERO, line -> {})))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another lab in containers has the network");
        assertThat(of(run)).hasSizeGreaterThanOrEqualTo(5);

        run.process().destroyForcibly().waitFor();
        assertThat(of(run)).hasSizeGreaterThanOrEqualTo(5);

        Docker.fabric().close();
        assertThat(of(run)).isEmpty();
    }
}
