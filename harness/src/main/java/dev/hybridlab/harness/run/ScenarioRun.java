package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * One scenario from its file to its record: as configured, with the fix where everything stands, and replayed from the
 * start with the fix.
 */
public final class ScenarioRun {
    private final Scenario scenario;
    private final Environment environment;
    private List<HostShown> hosts = List.of();
    private List<String> unused = List.of();

    public ScenarioRun(Scenario scenario, Environment environment) {
        this.scenario = scenario;
        this.environment = environment;
    }

    /** Never throws for what a scenario holds: that is in the record. */
    public ScenarioRecord run() {
        var start = environment.millis().getAsLong();
        try {
            var phases = phases();
            var passed = phases.stream().allMatch(Phase::asExpected);
            return record(passed ? Status.PASSED : Status.FAILED, List.of(), phases, start);
        } catch (ProblemsFound invalid) {
            var problems = invalid.problems().stream().map(Problem::toString).toList();
            return record(Status.INVALID, problems, List.of(), start);
        } catch (EnvironmentMissing missing) {
            throw missing;
        } catch (RuntimeException | AssertionError | StackOverflowError defect) {
            return record(Status.BROKEN, List.of(Defect.told(scenario.identity().file(), defect)), List.of(), start);
        }
    }

    private List<Phase> phases() {
        var phases = new ArrayList<Phase>();
        var configuration = Situation.applied(environment, seeded(), scenario.change(), Origin.Kind.CHANGE);
        var worlds = new KnownWorlds(environment.worlds());
        hosts = Inventory.hosts(worlds.of(configuration));
        unused = Inventory.unused(configuration);
        var inPlace = new ArrayList<Phase>();
        try (var replay = replay(new Situation(environment, worlds, configuration, List.of()))) {
            phases.add(replay.phase("as configured", scenario.expect()));
            scenario.fix().flatMap(replay::mendInPlace).ifPresent(inPlace::add);
        }
        scenario.fix().ifPresent(fix -> {
            try (var replay = replay(new Situation(environment, worlds, configuration, fix.changes()))) {
                phases.add(replay.phase("after the fix", fix.expectAfterFix()));
            }
        });
        phases.addAll(inPlace);
        return phases;
    }

    private Replay replay(Situation start) {
        return new Replay(scenario, environment.live(), start);
    }

    private Configuration seeded() {
        var expanded = scenario.topology().expanded();
        return environment
                .seed()
                .map(seed -> expanded.mapped(
                        new Section("", "labSettings"),
                        settings -> settings.with("seed", new Setting(Value.of(seed), Origin.LAB))))
                .orElse(expanded);
    }

    private ScenarioRecord record(Status status, List<String> problems, List<Phase> phases, long start) {
        return new ScenarioRecord(
                scenario.identity(),
                status,
                problems,
                phases,
                hosts,
                unused,
                Citations.of(phases, new ScenarioSources(scenario)),
                environment.millis().getAsLong() - start);
    }
}
