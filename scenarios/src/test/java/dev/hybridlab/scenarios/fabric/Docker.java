package dev.hybridlab.scenarios.fabric;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.hybridlab.harness.docker.DockerEngine;
import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.lab.RealTime;
import java.io.IOException;

/** Containers for tests, or the reason why there are none. */
final class Docker {
    private static final boolean REQUIRED = "1".equals(System.getenv("HYBRIDLAB_REQUIRE_DOCKER"));

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

    private static void without(String why) {
        var text = "no containers: " + why;
        if (REQUIRED) {
            fail(text);
        }
        System.err.println("SKIPPED, " + text);
        abort(text);
    }
}
