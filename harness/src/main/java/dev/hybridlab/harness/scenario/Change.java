package dev.hybridlab.harness.scenario;

import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.SourceLine;

/**
 * One line of {@code change} or {@code fix}, for an expanded configuration.
 *
 * @param at where its path stands
 * @param path as written, without {@code +} or {@code -} at its end
 * @param value what is set, added or removed; {@link Value#NOTHING} restores the default
 * @param kind what is done
 */
public record Change(SourceLine at, String path, Value value, Kind kind) {
    /** ADD and REMOVE are for lists: {@code path+} and {@code path-}. */
    public enum Kind {
        SET,
        ADD,
        REMOVE
    }
}
