package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;

/** How a count is held against a hop limit, by whichever side counts (LOOP-03). */
public final class HopLimit {
    private HopLimit() {}

    /** Whether so many are too many. */
    public static boolean exceeded(LabSettings settings, long count, int limit) {
        return settings.assumption(Assumption.HOP_COMPARISON).equals("at-least") ? count >= limit : count > limit;
    }
}
