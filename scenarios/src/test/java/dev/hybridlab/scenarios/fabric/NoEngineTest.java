package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.docker.NeededEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A machine that cannot run containers: never a hang, never a silent green. */
@Timeout(120)
class NoEngineTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private void ends_with_4(Map<String, String> environment, String why) throws IOException, InterruptedException {
        var flow = Foreign.resource("/foreign/leaves.yaml").toString();
        var run = CommandLine.started(folder, environment, "run", flow, "--fabric", "docker");

        assertThat(run.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.text()).contains("hybridlab: ").contains(why);
        assertThat(run.process().exitValue()).isEqualTo(4);
    }

    @Test
    void no_command() throws IOException, InterruptedException {
        ends_with_4(
                Map.of("PATH", folder.toString()),
                "the command 'docker' was not found: install Docker, or run without the fabric 'docker'");
    }

    @Test
    void no_engine() throws IOException, InterruptedException {
        NeededEngine.commandOrSkip();
        ends_with_4(
                Map.of("DOCKER_HOST", "unix://" + folder.resolve("closed.sock")),
                "): start it, by 'systemctl start docker' or as Docker Desktop");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script stands for the command")
    void an_old_engine() throws IOException, InterruptedException {
        var old = Files.createFile(
                folder.resolve("docker"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(old, "#!/bin/sh\necho 1.38\n");

        ends_with_4(
                Map.of("PATH", folder.toString()),
                "the Docker engine speaks API 1.38, and 1.40 is needed: install Docker 19.03 or newer");
    }

    @Test
    void a_test_that_needs_containers_is_skipped_with_the_reason() {
        assertThatThrownBy(() -> NeededEngine.without("nobody answers", false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no containers: nobody answers");
    }

    @Test
    void where_containers_are_required_it_fails_with_the_reason() {
        assertThatThrownBy(() -> NeededEngine.without("nobody answers", true))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no containers: nobody answers");
        assertThat(NeededEngine.areRequired(Map.of("HYBRIDLAB_REQUIRE_DOCKER", "1")))
                .isTrue();
        assertThat(NeededEngine.areRequired(Map.of())).isFalse();
    }
}
