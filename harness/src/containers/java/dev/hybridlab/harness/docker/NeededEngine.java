package dev.hybridlab.harness.docker;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;

/** What a test that needs containers does where there are none. Shared by the tests of several modules. */
public final class NeededEngine {
    private NeededEngine() {}

    /** Aborts the test where containers cannot be run, or fails it where HYBRIDLAB_REQUIRE_DOCKER is 1. */
    public static void orSkip() {
        DockerEngine.missing().ifPresent(NeededEngine::without);
    }

    /** As {@link #orSkip}, for a test that needs no more than the command. */
    public static void commandOrSkip() {
        DockerEngine.missing().filter(why -> why.startsWith("the command")).ifPresent(NeededEngine::without);
    }

    /** There is an engine, and still it cannot be. */
    public static void without(String why) {
        without(why, areRequired(System.getenv()));
    }

    public static boolean areRequired(Map<String, String> environment) {
        return "1".equals(environment.get("HYBRIDLAB_REQUIRE_DOCKER"));
    }

    /** Never green. */
    public static void without(String why, boolean required) {
        var text = "no containers: " + why;
        if (required) {
            fail(text);
        }
        System.err.println("SKIPPED, " + text);
        abort(text);
    }
}
