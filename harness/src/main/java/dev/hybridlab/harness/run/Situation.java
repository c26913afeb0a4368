package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.transit.World;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The configuration as a scenario's steps have left it, and the fix that lies over it. The fix is put on top anew after
 * every change, so that no later step undoes it.
 */
final class Situation {
    private final Environment environment;
    private Configuration unfixed;
    private List<Change> fix;

    /** @param fix in force from the start; may be empty */
    Situation(Environment environment, Configuration start, List<Change> fix) {
        this.environment = environment;
        this.unfixed = start;
        this.fix = List.copyOf(fix);
    }

    Configuration configuration() {
        return applied(environment, unfixed, fix, Origin.Kind.FIX);
    }

    World world() {
        return environment.worlds().of(Topologies.of(configuration()));
    }

    World change(List<Change> changes) {
        return edit(before -> applied(environment, before, changes, Origin.Kind.CHANGE));
    }

    World edit(UnaryOperator<Configuration> edit) {
        unfixed = edit.apply(unfixed);
        return world();
    }

    World fix(List<Change> changes) {
        fix = List.copyOf(changes);
        return world();
    }

    /** @throws ProblemsFound if the changes do not fit what the steps have made of the configuration */
    static Configuration applied(
            Environment environment, Configuration before, List<Change> changes, Origin.Kind kind) {
        return switch (environment.changes().apply(before, changes, kind)) {
            case Read.Good<Configuration>(var after) -> after;
            case Read.Bad<Configuration>(var problems) -> throw new ProblemsFound(problems);
        };
    }
}
