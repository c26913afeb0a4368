package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.docker.NeededEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code docker compose} or {@code docker-compose} on compose.yaml, under a name of this test run. */
record Compose(List<String> command) {
    private static final String NAME =
            "hybridlab-test-" + ProcessHandle.current().pid();

    /** Ports that the system chooses, and the base that is here. */
    private static final Map<String, String> PORTS = Map.of(
            "HYBRIDLAB_EXO_PORT", "0",
            "HYBRIDLAB_EX01_PORT", "0",
            "HYBRIDLAB_FABRIKAM_PORT", "0",
            "HYBRIDLAB_DNS_PORT", "0");

    private record Ended(int code, String text) {}

    /** Aborts the test, or fails it, where something is missing. */
    static Compose needed() {
        NeededEngine.orSkip();
        if (!Files.isDirectory(project().resolve("cli/target/lib"))) {
            NeededEngine.without("compose.yaml takes cli/target/lib, and it is not there: run 'mvn package'");
        }
        for (var command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (isThere(command)) {
                return new Compose(command);
            }
        }
        NeededEngine.without("neither 'docker compose' nor 'docker-compose' is installed");
        throw new AssertionError("never comes here");
    }

    /** Maven runs tests in the module's folder, an editor perhaps in the project's. */
    static Path project() {
        return Files.exists(Path.of("compose.yaml")) ? Path.of("") : Path.of("..");
    }

    private static boolean isThere(List<String> command) {
        var line = new ArrayList<>(command);
        line.add("version");
        try {
            return ended(line).code() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** What it prints; it must end well. */
    String run(String... arguments) {
        var line = new ArrayList<>(command);
        line.addAll(List.of("--project-name", NAME));
        line.addAll(List.of(arguments));
        try {
            var ended = ended(line);
            assertThat(ended.code()).as("%s: %s", line, ended.text()).isZero();
            return ended.text();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static Ended ended(List<String> line) throws IOException {
        var builder = new ProcessBuilder(line)
                .directory(project().toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(PORTS);
        builder.environment().putIfAbsent("HYBRIDLAB_BASE_IMAGE", base());
        var process = builder.start();
        process.getOutputStream().close();
        try {
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Ended(process.waitFor(), text);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    /** As every lab in containers finds it. */
    static String base() {
        var listed = Docker.run("docker", "image", "ls", "--quiet", "eclipse-temurin:25-jre");
        return listed.isEmpty() ? "hybridlab/jre:local" : "eclipse-temurin:25-jre";
    }

    /** Of its containers, in no order. */
    List<String> ids() {
        return Docker.run("docker", "ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + NAME)
                .lines()
                .toList();
    }

    List<String> networks() {
        return Docker.run("docker", "network", "ls", "--quiet", "--filter", "label=com.docker.compose.project=" + NAME)
                .lines()
                .toList();
    }
}
