package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A file is invalid in a way that only playing it shows. */
public final class ProblemsFound extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ProblemsFound(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
