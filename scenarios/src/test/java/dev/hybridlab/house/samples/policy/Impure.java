package dev.hybridlab.house.samples.policy;

import dev.hybridlab.house.samples.low.Low;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The other half of the cycle, and a policy that looks at files and clocks. */
public record Impure(List<Low> others) {
    /** Whether the file is older than this very moment. */
    public static boolean isOld(Path file, Clock clock) {
        return Files.exists(file) && clock.millis() > 0;
    }
}
