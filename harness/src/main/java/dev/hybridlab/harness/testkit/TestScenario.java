package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.Selection.Chosen;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Identity;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import dev.hybridlab.reports.text.RunText;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A scenario file as a test: it holds all that must happen and all that must not. */
public final class TestScenario {
    private final Chosen chosen;
    private final Fabric fabric;
    private Optional<ScenarioRecord> played = Optional.empty();

    TestScenario(Chosen chosen, Fabric fabric) {
        this.chosen = chosen;
        this.fabric = fabric;
    }

    /** Its first line; an invalid file goes by its name. */
    public String title() {
        return identity().map(Identity::title).orElse(file());
    }

    /** What never changes; an invalid file goes by its name. */
    public String id() {
        return identity().map(Identity::id).orElse(file());
    }

    /** Where it stands, with {@code /} between folders. */
    public String file() {
        return YamlFile.name(chosen.file());
    }

    /** Where it stands, for an editor. */
    public URI uri() {
        return chosen.file().toUri();
    }

    private Optional<Identity> identity() {
        return chosen.read().optional().map(Scenario::identity);
    }

    /** Plays it, once; what came of it is in the record. */
    public synchronized ScenarioRecord play() {
        var record =
                played.orElseGet(() -> chosen.read().optional().map(this::run).orElseGet(this::invalid));
        played = Optional.of(record);
        return record;
    }

    /** What came of it, if it was played. */
    public synchronized Optional<ScenarioRecord> played() {
        return played;
    }

    private ScenarioRecord run(Scenario scenario) {
        var environment =
                new Environment(Worlds.STANDARD, Changes::apply, fabric.labs(List.of()), () -> 0L, Optional.empty());
        return new ScenarioRun(scenario, environment).run();
    }

    private ScenarioRecord invalid() {
        var problems = chosen.read().problems().stream().map(Problem::toString).toList();
        return new ScenarioRecord(
                new Identity(file(), "", file(), "", List.of()),
                Status.INVALID,
                problems,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    /** @throws AssertionError unless all is as the file expects; its text is that of {@code hybridlab run} */
    public void check() {
        var record = play();
        if (record.status() != Status.PASSED) {
            throw new AssertionError(String.join("\n", new RunText(false).told(record)));
        }
    }

    @Override
    public String toString() {
        return title();
    }
}
