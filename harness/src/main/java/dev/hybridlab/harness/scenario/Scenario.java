package dev.hybridlab.harness.scenario;

import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A rehearsal as its file tells it.
 *
 * @param identity who it is
 * @param source its lines
 * @param topology that it plays in, without its changes
 * @param change applied before the first step
 * @param steps in their order
 * @param expect the id of a {@code send} to everything that must become of it; nothing else may
 * @param fix what mends it, if it says so
 */
public record Scenario(
        ScenarioRecord.Identity identity,
        SourceText source,
        LoadedTopology topology,
        List<Change> change,
        List<ScenarioStep> steps,
        SequencedMap<String, List<Expectation>> expect,
        Optional<Fix> fix) {
    public Scenario {
        change = List.copyOf(change);
        steps = List.copyOf(steps);
        expect = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(expect));
    }
}
