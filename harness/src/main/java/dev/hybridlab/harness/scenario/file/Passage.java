package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.change.Migration;
import dev.hybridlab.harness.scenario.change.SyncedDirectories;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The configurations that a scenario passes through when it is played, without playing it: each step is held against what
 * the steps before it left. A step with a mistake is told and left out, so that what follows it is looked at too.
 */
final class Passage {
    private final Scenario scenario;
    private final Problems problems;
    /** Consequences of what was left out: no mistakes later on either. */
    private final Set<Problem> unsaid = new HashSet<>();

    Passage(Scenario scenario, Problems problems) {
        this.scenario = scenario;
        this.problems = problems;
    }

    /**
     * From the topology with the scenario's {@code change} to the last step.
     *
     * @param fix lies over every one of them, as in a replay; may be empty
     */
    List<Configuration> configurations(List<Change> fix) {
        var situations = new ArrayList<Configuration>();
        var unfixed = tried(scenario.topology().expanded(), scenario.change(), Origin.Kind.CHANGE);
        situations.add(tried(unfixed, fix, Origin.Kind.FIX));
        var directories = new SyncedDirectories(unfixed);
        var elapsed = Duration.ZERO;
        for (var step : scenario.steps()) {
            new StepCheck(situations.getLast(), scenario.source(), problems).check(step);
            var after = after(step, unfixed);
            var passing = step instanceof ScenarioStep.Advance(var at, var by) ? by : Duration.ZERO;
            if (step instanceof ScenarioStep.Sync || directories.runsWithin(elapsed, passing)) {
                after = directories.bring(after, after);
                directories.settled(after);
            }
            elapsed = elapsed.plus(passing);
            if (!after.equals(unfixed)) {
                unfixed = after;
                situations.add(tried(unfixed, fix, Origin.Kind.FIX));
            }
        }
        return situations;
    }

    private Configuration after(ScenarioStep step, Configuration before) {
        return switch (step) {
            case ScenarioStep.ChangeStep(var at, var changes) -> tried(before, changes, Origin.Kind.CHANGE);
            case ScenarioStep.Dns(var at, var changes) -> tried(before, changes, Origin.Kind.CHANGE);
            case ScenarioStep.Move(var at, var mailbox, var to) -> {
                var migration = new Migration(mailbox, at);
                if (migration.obstacle(before, to).isPresent()) {
                    yield before;
                }
                yield to.equals("exo") ? migration.toCloud(before) : migration.toOnPremises(before);
            }
            case ScenarioStep.Expire any -> before; // only time tells a difference
            case ScenarioStep.Send any -> before;
            case ScenarioStep.Advance any -> before;
            case ScenarioStep.Sync any -> before;
            case ScenarioStep.Down any -> before;
            case ScenarioStep.Up any -> before;
            case ScenarioStep.Suspend any -> before;
            case ScenarioStep.Resume any -> before;
        };
    }

    private Configuration tried(Configuration before, List<Change> changes, Origin.Kind kind) {
        var tried = Changes.tried(before, changes, kind);
        unsaid.addAll(tried.unsaid());
        problems.addAll(tried.problems().stream()
                .filter(problem -> !unsaid.contains(problem))
                .toList());
        return tried.after();
    }
}
