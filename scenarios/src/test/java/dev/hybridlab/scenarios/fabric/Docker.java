package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.docker.NeededEngine;
import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.lab.RealTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Containers for tests, or the reason why there are none. */
final class Docker {
    private Docker() {}

    /** Aborts the test where containers cannot be run, or fails it where they are required. */
    static DockerFabric fabric() {
        NeededEngine.orSkip();
        try {
            return DockerFabric.open(RealTime.token(), Waiting.onStandardError());
        } catch (IOException cannot) {
            NeededEngine.without(String.valueOf(cannot.getMessage()));
            throw new AssertionError(cannot);
        }
    }

    /** Builds an image by a script among the test resources, as dev/containers/base does. */
    static void withScript(String name) {
        try {
            run("bash", Foreign.resource(name).toString());
        } catch (AssertionError cannot) {
            NeededEngine.without(String.valueOf(cannot.getMessage()));
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
}
