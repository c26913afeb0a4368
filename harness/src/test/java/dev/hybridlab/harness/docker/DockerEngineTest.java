package dev.hybridlab.harness.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What this machine lacks for containers, told by the words of its 'docker'. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script stands for the command")
class DockerEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOBODY =
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private Docker saying(String script) throws IOException {
        var file = Files.createTempFile(
                folder,
                "docker",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return new Docker(new Docker.Command(file.toString()));
    }

    private record Row(String script, String answer) {}

    @TestFactory
    Stream<DynamicTest> each_lack_is_told_with_what_to_do() {
        return Stream.of(
                        new Row("echo 1.40", ""),
                        new Row("echo 1.51", ""),
                        new Row("echo 2.0", ""),
                        new Row("echo 'WARNING: something else'; echo 1.51", ""),
                        new Row(
                                "echo 1.39",
                                "the Docker engine speaks API 1.39, and 1.40 is needed: install Docker 19.03 or newer"),
                        new Row("echo none", "the Docker engine did not tell its API version but 'none'"),
                        new Row(
                                "echo '" + NOBODY + "' >&2; exit 1",
                                "no Docker engine answers ('%s version --format' failed: " + NOBODY
                                        + "): start it, by 'systemctl start docker' or as Docker Desktop (where there"
                                        + " is no systemd, dev/containers/engine of hybridlab's sources does)"))
                .map(row -> DynamicTest.dynamicTest(row.script(), () -> told(row)));
    }

    private void told(Row row) throws IOException {
        var docker = saying(row.script());

        var missing = DockerEngine.missing(docker, PATIENCE).orElse("");

        assertThat(missing.replaceAll("'/[^ ]*/docker[^ ]* ", "'%s ")).isEqualTo(row.answer());
    }

    @Test
    void a_machine_without_the_command_is_told_to_install_it() {
        var docker = new Docker(new Docker.Command(folder.resolve("docker").toString()));

        assertThat(DockerEngine.missing(docker))
                .isEqualTo(Optional.of(
                        "the command 'docker' was not found: install Docker, or run without the fabric 'docker'"));
    }

    /** It would keep the command for a minute. */
    @Test
    void an_engine_that_never_answers_is_given_up() throws IOException {
        var docker = saying("exec sleep 60");

        assertThat(DockerEngine.missing(docker, Duration.ofMillis(200)).orElseThrow())
                .startsWith("no Docker engine answers (")
                .contains("did not end within");
    }
}
