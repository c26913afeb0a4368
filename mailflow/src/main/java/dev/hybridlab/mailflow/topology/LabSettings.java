package dev.hybridlab.mailflow.topology;

import java.time.Instant;
import java.util.Map;

/**
 * What is the lab's and not Exchange's.
 *
 * @param seed of every id
 * @param start the virtual instant at which a run begins
 * @param profile {@code e2019-default} or {@code documented} (LOOP facts)
 * @param assumptions open facts that were switched, name to value; absent: its {@link Assumption#byDefault}
 */
public record LabSettings(String seed, Instant start, String profile, Map<String, String> assumptions) {
    /** Of every mailbox, and of every account that logs on (LAB-03). */
    public static final String PASSWORD = "hybridlab";

    public static final Instant DEFAULT_START = Instant.parse("2026-03-02T09:00:00Z");
    public static final LabSettings DEFAULT = new LabSettings("1", DEFAULT_START, "e2019-default", Map.of());

    public LabSettings {
        assumptions = Map.copyOf(assumptions);
    }

    /** The value of an assumption, its default when it was not switched. */
    public String assumption(Assumption which) {
        return assumptions.getOrDefault(which.word(), which.byDefault());
    }
}
