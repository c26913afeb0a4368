package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.record.run.ScenarioRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A scenario file with the topology it names: read, checked against each other, or all that is wrong. */
public final class ScenarioFile {
    private static final int MOST_LINES_BEFORE = 1_000;
    private static final int LONGEST_ID = 120;

    private final YamlFile yaml;
    private final Path folder;
    private final Problems problems = new Problems();

    private ScenarioFile(YamlFile yaml, Path folder) {
        this.yaml = yaml;
        this.folder = folder;
        problems.addAll(yaml.flaws());
    }

    public static Read<Scenario> read(Path file) {
        return YamlFile.read(file).then(yaml -> read(yaml, file));
    }

    /** The same for text that is already parsed. */
    static Read<Scenario> read(YamlFile yaml, Path file) {
        var folder = file.getParent() == null ? Path.of("") : file.getParent();
        return new ScenarioFile(yaml, folder).read();
    }

    private Read<Scenario> read() {
        var root = yaml.mapping(problems, "scenario");
        if (root.isEmpty()) {
            return new Read.Bad<>(problems.all());
        }
        if (isTopology(root.get())) {
            problems.add(
                    root.get().place(),
                    "is a topology, not a scenario",
                    "'run' takes scenarios; a topology goes with 'validate', 'expand' and 'up'");
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
        var afterReader = new ExpectationReader(problems);
        var fix = fix(keys, afterReader);
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
        var passage = new Passage(scenario, problems);
        check(scenario.expect(), reader, passage.configurations(List.of()), steps);
        fix.ifPresent(
                mended -> check(mended.expectAfterFix(), afterReader, passage.configurations(mended.changes()), steps));
        return Read.of(Optional.of(scenario), problems);
    }

    private ScenarioRecord.Identity identity(Keys keys) {
        var title = keys.requiredText("scenario");
        var id = keys.requiredText("id");
        if (id.length() > LONGEST_ID) {
            problems.add(
                    keys.node("id").map(Node::place).orElse(keys.place()),
                    "the id has " + id.length() + " characters",
                    "an id has at most " + LONGEST_ID + ": it names folders");
        } else if (!id.isEmpty() && !id.matches("[a-z0-9]+([-/.][a-z0-9]+)*")) {
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
                            node.place(), "there is no file '" + scalar.text() + "'", neighbours(file, scalar.text()));
                } else if (isTopology(file)) {
                    problems.addAll(bad);
                } else {
                    problems.add(
                            node.place(),
                            "'" + scalar.text() + "' is no topology",
                            "name a file that begins with 'topology: ' and a title");
                }
            }
            return read.optional();
        } catch (InvalidPathException noPath) {
            problems.add(node.place(), "'" + scalar.text() + "' is no path", "name a topology file");
            return Optional.empty();
        }
    }

    /** What somebody may have meant among the files of that folder. */
    private static String neighbours(Path missing, String written) {
        var hint = "paths count from the scenario's own folder";
        var parent = missing.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return hint;
        }
        try (var all = Files.list(parent)) {
            var names = all.map(Path::getFileName).map(String::valueOf).toList();
            var folderAsWritten =
                    written.substring(0, written.replace('\\', '/').lastIndexOf('/') + 1);
            return NearWord.of(String.valueOf(missing.getFileName()), names)
                    .map(near -> "there is '" + folderAsWritten + near + "'; did you mean that? " + hint)
                    .orElse(hint);
        } catch (IOException unreadable) {
            return hint;
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

    /** Whether a file that has mistakes is meant as a topology: only such a file is shown line by line. */
    private static boolean isTopology(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.limit(MOST_LINES_BEFORE).anyMatch(line -> line.startsWith("topology:"));
        } catch (IOException | UncheckedIOException unreadable) {
            return true; // then there are no lines to show
        }
    }

    private static boolean isTopology(Node.Mapping root) {
        return root.get("scenario").isEmpty()
                && root.get("topology").isPresent()
                && Stream.of("id", "steps", "expect")
                        .noneMatch(key -> root.get(key).isPresent());
    }

    private void check(
            SequencedMap<String, List<Expectation>> expected,
            ExpectationReader reader,
            List<Configuration> situations,
            List<ScenarioStep> steps) {
        new ExpectationCheck(yaml.source(), problems).check(expected.values());
        reader.mentions().check(situations, steps, problems);
    }
}
