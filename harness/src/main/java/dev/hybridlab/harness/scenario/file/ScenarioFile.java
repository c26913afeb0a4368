package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.record.run.ScenarioRecord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A scenario file with the topology it names: read, checked against each other, or all that is wrong. */
public final class ScenarioFile {
    private final YamlFile yaml;
    private final Path folder;
    private final Problems problems = new Problems();

    private ScenarioFile(YamlFile yaml, Path folder) {
        this.yaml = yaml;
        this.folder = folder;
        problems.addAll(yaml.flaws());
    }

    public static Read<Scenario> read(Path file) {
        var folder = file.getParent() == null ? Path.of("") : file.getParent();
        return YamlFile.read(file).then(yaml -> new ScenarioFile(yaml, folder).read());
    }

    private Read<Scenario> read() {
        var root = yaml.mapping(problems, "scenario");
        if (root.isEmpty()) {
            return new Read.Bad<>(problems.all());
        }
        var keys = new Keys("a scenario has", root.get(), problems);
        var identity = identity(keys);
        var topology = topology(keys);
        var change = keys.node("change")
                .map(node -> StepReader.changes(node, problems))
                .orElse(List.of());
        var stepReader = new StepReader(folder, problems);
        var steps = stepReader.read(keys.required("steps"));
        var reader = new ExpectationReader(problems);
        var expectNode = keys.required("expect");
        var expect = expectNode.isNothing() ? new LinkedHashMap<String, List<Expectation>>() : reader.read(expectNode);
        var fix = fix(keys, reader);
        keys.end();
        var completeness = new Completeness(stepReader.ids(), yaml.source(), problems);
        completeness.twice(steps);
        completeness.check(expectNode, expect.keySet());
        fix.ifPresent(mended -> keys.node("expectAfterFix")
                .ifPresent(after ->
                        completeness.check(after, mended.expectAfterFix().keySet())));
        if (topology.isEmpty()) {
            return new Read.Bad<>(problems.all());
        }
        var scenario = new Scenario(identity, yaml.source(), topology.get(), change, steps, expect, fix);
        check(scenario);
        return Read.of(Optional.of(scenario), problems);
    }

    private ScenarioRecord.Identity identity(Keys keys) {
        var title = keys.requiredText("scenario");
        var id = keys.requiredText("id");
        if (!id.isEmpty() && !id.matches("[a-z0-9]+([-/.][a-z0-9]+)*")) {
            var place = keys.node("id").map(Node::place).orElse(keys.place());
            problems.add(
                    place,
                    "the id '" + id + "' cannot be",
                    "small letters and digits, parted by '/', '-' or '.': certificate/renewed");
        }
        var tags = new ArrayList<>(keys.texts("tags"));
        tags.addAll(keys.texts("symptoms"));
        var why = keys.text("why").orElse("").strip();
        return new ScenarioRecord.Identity(id, title, yaml.source().file(), why, tags);
    }

    private Optional<LoadedTopology> topology(Keys keys) {
        var node = keys.required("topology");
        if (!(node instanceof Node.Scalar scalar) || node.isNothing()) {
            return Optional.empty();
        }
        try {
            var file = folder.resolve(scalar.text()).normalize();
            var read = TopologyFile.read(file);
            if (read instanceof Read.Bad<LoadedTopology>(var bad)) {
                var missing = bad.stream().anyMatch(problem -> problem.found().equals("there is no such file"));
                if (missing) {
                    problems.add(
                            node.place(),
                            "there is no file '" + scalar.text() + "'",
                            "paths count from the scenario's own folder");
                } else {
                    problems.addAll(bad);
                }
            }
            return read.optional();
        } catch (InvalidPathException noPath) {
            problems.add(node.place(), "'" + scalar.text() + "' is no path", "name a topology file");
            return Optional.empty();
        }
    }

    private Optional<Fix> fix(Keys keys, ExpectationReader reader) {
        var fix = keys.node("fix");
        var after = keys.node("expectAfterFix");
        if (fix.isPresent() != after.isPresent()) {
            var place = fix.or(() -> after).map(Node::place).orElse(keys.place());
            problems.add(place, "'fix' and 'expectAfterFix' go together", "write both or none");
            return Optional.empty();
        }
        return fix.map(node -> new Fix(StepReader.changes(node, problems), reader.read(after.orElseThrow())));
    }

    /** Changes that do not fit, told before anything runs. */
    private void check(Scenario scenario) {
        var before = scenario.topology().expanded();
        var changed = Changes.apply(before, scenario.change(), Origin.Kind.CHANGE);
        problems.addAll(changed.problems());
        if (changed instanceof Read.Good<Configuration>(var after)) {
            var steps = new StepCheck(after, yaml.source(), problems);
            steps.check(scenario);
            if (scenario.steps().stream().noneMatch(StepCheck::changesTheWorld)) {
                var expectations = new ExpectationCheck(steps.hosts(), yaml.source(), problems);
                expectations.check(scenario.expect().values());
                scenario.fix()
                        .ifPresent(
                                fix -> expectations.check(fix.expectAfterFix().values()));
            }
            var stepless = scenario.steps().stream().noneMatch(StepCheck::changesTheWorld);
            if (stepless) {
                scenario.fix()
                        .ifPresent(fix -> problems.addAll(Changes.apply(after, fix.changes(), Origin.Kind.FIX)
                                .problems()));
            }
        }
    }
}
