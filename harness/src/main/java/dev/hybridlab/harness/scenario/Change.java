package dev.hybridlab.harness.scenario;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.mailflow.trace.SourceLine;

/**
 * One line of {@code change} or {@code fix}, for an expanded configuration.
 *
 * @param place where its path stands
 * @param path as written, without {@code +} or {@code -} at its end
 * @param value what is set, added or removed; nothing restores the default, or removes an object
 * @param kind what is done
 */
public record Change(Place place, String path, Node value, Kind kind) {
    /** ADD and REMOVE are for lists: {@code path+} and {@code path-}. */
    public enum Kind {
        SET,
        ADD,
        REMOVE
    }

    public SourceLine at() {
        return place.at();
    }
}
