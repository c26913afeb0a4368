package dev.hybridlab.testcontainers;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.hybridlab.harness.docker.DockerEngine;

/** A Docker engine for tests, or the reason why there is none. */
final class Engine {
    private Engine() {}

    /** Aborts the test where containers cannot be run, or fails it where HYBRIDLAB_REQUIRE_DOCKER is 1. */
    static void needed() {
        DockerEngine.missing().ifPresent(Engine::without);
    }

    private static void without(String why) {
        var text = "no containers: " + why;
        if ("1".equals(System.getenv("HYBRIDLAB_REQUIRE_DOCKER"))) {
            fail(text);
        }
        System.err.println("SKIPPED, " + text);
        abort(text);
    }
}
