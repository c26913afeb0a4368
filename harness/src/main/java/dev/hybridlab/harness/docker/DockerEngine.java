package dev.hybridlab.harness.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Whether this machine can run containers, and if not, what to do about it. */
public final class DockerEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OLDEST_MAJOR = 1;
    private static final int OLDEST_MINOR = 40; // Docker 19.03

    private DockerEngine() {}

    /** Empty when containers can be run, else one sentence that says what is missing and what to do. */
    public static Optional<String> missing() {
        return missing(new Docker(Docker.Command.DOCKER));
    }

    static Optional<String> missing(Docker docker) {
        return missing(docker, PATIENCE);
    }

    static Optional<String> missing(Docker docker, Duration patience) {
        try {
            var version = docker.within(patience, "version", "--format", "{{.Server.APIVersion}}");
            return tooOld(version.lines().reduce("", (earlier, last) -> last));
        } catch (IOException silent) {
            var why = String.valueOf(silent.getMessage());
            return Optional.of(
                    why.contains("Cannot run program")
                            ? "the command 'docker' was not found: install Docker, or run without the fabric 'docker'"
                            : "no Docker engine answers (" + firstLine(why)
                                    + "): start it, by 'systemctl start docker' or as Docker Desktop (where there is"
                                    + " no systemd, dev/containers/engine of hybridlab's sources does)");
        }
    }

    private static Optional<String> tooOld(String version) {
        var parts = version.split("\\.");
        try {
            var major = Integer.parseInt(parts[0]);
            var minor = Integer.parseInt(parts[1]);
            return major > OLDEST_MAJOR || major == OLDEST_MAJOR && minor >= OLDEST_MINOR
                    ? Optional.empty()
                    : Optional.of("the Docker engine speaks API " + version + ", and " + OLDEST_MAJOR + "."
                            + OLDEST_MINOR + " is needed: install Docker 19.03 or newer");
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            return Optional.of("the Docker engine did not tell its API version but '" + firstLine(version) + "'");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
