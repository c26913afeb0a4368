package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.run.EnvironmentMissing;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How long a lab waits for another one that has its addresses.
 *
 * @param atMost then it ends with the reason; nothing: it does not wait
 * @param tell what people read meanwhile, a line at a time
 */
public record Waiting(Duration atMost, Consumer<String> tell) {
    /** The environment variable that says how long, in seconds. */
    static final String SECONDS = "HYBRIDLAB_DOCKER_WAIT";

    private static final Duration USUAL = Duration.ofMinutes(5);

    /**
     * As long as the environment says, five minutes by default.
     *
     * @throws EnvironmentMissing if the environment says what is no number of seconds
     */
    public static Waiting telling(Consumer<String> tell) {
        return new Waiting(patience(Objects.requireNonNullElse(System.getenv(SECONDS), "")), tell);
    }

    /** The same for whoever has no better place for the line: a test. */
    public static Waiting onStandardError() {
        return telling(line -> System.err.println("hybridlab: " + line));
    }

    static Duration patience(String seconds) {
        try {
            var patience = seconds.isBlank() ? USUAL : Duration.ofSeconds(Long.parseLong(seconds.strip()));
            if (!patience.isNegative()) {
                return patience;
            }
        } catch (NumberFormatException noNumber) {
            // The same answer as for a negative one.
        }
        throw new EnvironmentMissing(
                SECONDS + " is a number of seconds, 0 or more, not '" + seconds + "': set it right, or leave it out");
    }

    /** What is told when the time is over, or was none. */
    public String inVain(String holder) {
        return holder + "; end it" + (atMost.isZero() ? "" : ", it was waited for " + atMost.toSeconds() + " s")
                + ", or wait longer with " + SECONDS + "=<seconds>";
    }
}
