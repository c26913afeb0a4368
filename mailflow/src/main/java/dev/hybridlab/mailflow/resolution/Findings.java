package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.List;

/** What does not fit together in an expanded configuration, all of it at once. */
public final class Findings {
    private Findings() {}

    public static List<Finding> of(Configuration expanded) {
        return List.of();
    }
}
