package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Identity;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.List;
import java.util.Optional;

/**
 * A file that was selected.
 *
 * @param identity who it is; of an invalid file, as much as is known
 * @param scenario what it says; empty when it is invalid
 * @param problems of an invalid file, each in the full layout
 */
public record Candidate(Identity identity, Optional<Scenario> scenario, List<String> problems) {
    public Candidate {
        problems = List.copyOf(problems);
    }

    public static Candidate of(Scenario scenario) {
        return new Candidate(scenario.identity(), Optional.of(scenario), List.of());
    }

    /** A file that cannot be played goes by its own name. */
    public static Candidate invalid(String file, List<String> problems) {
        return new Candidate(new Identity(file, "", file, "", List.of()), Optional.empty(), problems);
    }

    /** A record without evidence. */
    ScenarioRecord ended(Status status, List<String> told) {
        return new ScenarioRecord(identity, status, told, List.of(), List.of(), List.of(), List.of(), 0);
    }
}
