package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.hybridlab.harness.docker.DockerEngine;
import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.lab.RealTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Containers for tests, or the reason why there are none. */
final class Docker {
    private Docker() {}

    /** Aborts the test where containers cannot be run, or fails it where HYBRIDLAB_REQUIRE_DOCKER is 1. */
    static DockerFabric fabric() {
        var missing = DockerEngine.missing();
        missing.ifPresent(Docker::without);
        try {
            return DockerFabric.open(RealTime.token());
        } catch (IOException cannot) {
            without(String.valueOf(cannot.getMessage()));
            throw new AssertionError(cannot);
        }
    }

    /** As {@link #fabric}, for a test that needs no more than the command. */
    static void commandNeeded() {
        DockerEngine.missing().filter(why -> why.startsWith("the command")).ifPresent(Docker::without);
    }

    /** Builds an image by a script among the test resources, as dev/containers/base does. */
    static void withScript(String name) {
        try {
            run("bash", Foreign.resource(name).toString());
        } catch (AssertionError cannot) {
            without(String.valueOf(cannot.getMessage()));
        }
    }

    /** What a command prints; it must end well. */
    static String run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor())
                    .as("%s: %s", String.join(" ", command), output)
                    .isZero();
            return output;
        } catch (IOException missing) {
            throw new AssertionError(missing);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError(hurried);
        }
    }

    private static void without(String why) {
        without(why, areRequired(System.getenv()));
    }

    static boolean areRequired(Map<String, String> environment) {
        return "1".equals(environment.get("HYBRIDLAB_REQUIRE_DOCKER"));
    }

    /** Never green. */
    static void without(String why, boolean required) {
        var text = "no containers: " + why;
        if (required) {
            fail(text);
        }
        System.err.println("SKIPPED, " + text);
        abort(text);
    }
}
