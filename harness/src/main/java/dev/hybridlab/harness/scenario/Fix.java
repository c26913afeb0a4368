package dev.hybridlab.harness.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What mends a scenario.
 *
 * @param changes of the configuration
 * @param expectAfterFix as {@code expect}, with the changes in force from the start
 */
public record Fix(List<Change> changes, SequencedMap<String, List<Expectation>> expectAfterFix) {
    public Fix {
        changes = List.copyOf(changes);
        expectAfterFix = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expectAfterFix));
    }
}
