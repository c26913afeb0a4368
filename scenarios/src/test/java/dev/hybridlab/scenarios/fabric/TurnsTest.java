package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.docker.NeededEngine;
import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.scenarios.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several runs in containers at once on one machine: all labs have the same addresses, so they take turns. */
@Timeout(180)
class TurnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @BeforeAll
    static void engine() {
        NeededEngine.orSkip();
    }

    private CommandLine run(String name, Map<String, String> environment) throws IOException {
        var own = Files.createDirectories(folder.resolve(name));
        var flow = Library.folder().resolve("flows/f01-onprem-to-cloud.yaml").toString();
        return CommandLine.started(own, environment, "run", flow, "--fabric", "docker");
    }

    private static void awaitWaiting(CommandLine run) {
        Deadline.in(PATIENCE)
                .awaits(() -> run.text().contains("waiting for its end")
                        || !run.process().isAlive());
        assertThat(run.text()).contains("waiting for its end");
    }

    private static void ends(CommandLine run, int code) throws InterruptedException {
        assertThat(run.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(run.text())
                .isTrue();
        assertThat(run.process().exitValue()).as(run.text()).isEqualTo(code);
    }

    @Test
    void two_runs_wait_for_a_lab_and_then_pass_one_after_the_other() throws IOException, InterruptedException {
        CommandLine first;
        CommandLine second;
        try (var before = Docker.fabric()) {
            assertThat(before).isNotNull();
            first = run("first", Map.of());
            second = run("second", Map.of());
            awaitWaiting(first);
            awaitWaiting(second);
        }
        ends(first, 0);
        ends(second, 0);

        assertThat(first.text()).contains("1 passed");
        assertThat(second.text()).contains("1 passed");
    }

    @Test
    void a_lab_that_does_not_end_in_time_is_named_with_its_process_and_its_begin()
            throws IOException, InterruptedException {
        try (var before = Docker.fabric()) {
            assertThat(before).isNotNull();
            var run = run("impatient", Map.of("HYBRIDLAB_DOCKER_WAIT", "1"));
            ends(run, 4);

            var holder = "hybridlab: another lab in containers has the network 198.18.0.0/15: process "
                    + ProcessHandle.current().pid() + " since 20";
            assertThat(run.text()
                            .lines()
                            .filter(line -> line.startsWith(holder))
                            .toList())
                    .satisfiesExactly(
                            waiting -> assertThat(waiting).endsWith("; waiting for its end, 1 s at most"),
                            vain -> assertThat(vain)
                                    .endsWith("; end it, it was waited for 1 s, or wait longer with"
                                            + " HYBRIDLAB_DOCKER_WAIT=<seconds>"));
        }
    }

    @Test
    void a_network_that_no_lab_made_is_not_waited_for() throws IOException, InterruptedException {
        var name = "of-somebody-else-" + ProcessHandle.current().pid();
        Docker.fabric().close(); // nobody else has the addresses then
        Docker.run("docker", "network", "create", "--subnet", "198.18.64.0/18", name);
        try {
            var run = run("foreign", Map.of());
            ends(run, 4);

            assertThat(run.text())
                    .contains("hybridlab: the network '" + name + "' has addresses of 198.18.0.0/15 since 20");
        } finally {
            Docker.run("docker", "network", "rm", name);
        }
    }

    @Test
    void a_time_that_is_none_is_answered() throws IOException, InterruptedException {
        var run = run("typed", Map.of("HYBRIDLAB_DOCKER_WAIT", "5m"));
        ends(run, 4);

        assertThat(run.text())
                .contains("hybridlab: HYBRIDLAB_DOCKER_WAIT is a number of seconds, 0 or more, not '5m': set it right,"
                        + " or leave it out");
    }
}
