package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.configuration.Configuration;
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
    private final KnownWorlds worlds;
    private Configuration unfixed;
    private List<Change> fix;
    private Configuration configuration;

    /** @param fix in force from the start; may be empty */
    Situation(Environment environment, KnownWorlds worlds, Configuration start, List<Change> fix) {
        this.environment = environment;
        this.worlds = worlds;
        this.unfixed = start;
        this.fix = List.copyOf(fix);
        this.configuration = applied(environment, start, fix, Origin.Kind.FIX);
    }

    private Situation(Situation other) {
        this.environment = other.environment;
        this.worlds = other.worlds;
        this.unfixed = other.unfixed;
        this.fix = other.fix;
        this.configuration = other.configuration;
    }

    /** The same, to go its own way from here. */
    Situation copy() {
        return new Situation(this);
    }

    Configuration configuration() {
        return configuration;
    }

    World world() {
        return worlds.of(configuration);
    }

    World change(List<Change> changes) {
        return edit(before -> applied(environment, before, changes, Origin.Kind.CHANGE));
    }

    World edit(UnaryOperator<Configuration> edit) {
        unfixed = edit.apply(unfixed);
        return settled();
    }

    World fix(List<Change> changes) {
        fix = List.copyOf(changes);
        return settled();
    }

    private World settled() {
        configuration = applied(environment, unfixed, fix, Origin.Kind.FIX);
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
