package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Read;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Steps and changes that Java code wrote: read by the very rules for those of a file. */
public final class JavaSteps {
    private JavaSteps() {}

    /** One step: its verb as key, as in a scenario's {@code steps}. Files count from the working directory. */
    public static Read<ScenarioStep> step(Node.Entry verb) {
        var problems = new Problems();
        var step = new Node.Mapping(verb.key().place(), List.of(verb));
        var read = new StepReader(Path.of(""), problems).read(new Node.Sequence(step.place(), List.of(step)));
        return Read.of(read.stream().findFirst(), problems);
    }

    /** Paths and values, as in a scenario's {@code change}. */
    public static Read<List<Change>> changes(Node paths) {
        var problems = new Problems();
        return Read.of(Optional.of(StepReader.changes(paths, problems)), problems);
    }
}
