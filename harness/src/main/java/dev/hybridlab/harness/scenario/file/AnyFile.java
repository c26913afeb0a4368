package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A file of either kind: its first key tells. */
public final class AnyFile {
    private AnyFile() {}

    /** Files as named, and every {@code .yaml} file of a folder. */
    public static List<Path> in(List<Path> filesOrFolders) {
        return filesOrFolders.stream()
                .flatMap(each -> Files.isDirectory(each) ? YamlFiles.in(each).stream() : Stream.of(each))
                .toList();
    }

    /**
     * @param problems everything that is wrong with some files, each for itself and beside the others
     * @param valid what those hold that have no problem of their own
     */
    public record Checked(List<Problem> problems, List<ValidFile> valid) {
        public Checked {
            problems = List.copyOf(problems);
            valid = List.copyOf(valid);
        }
    }

    /** Reads each of these files. */
    public static Checked check(List<Path> files) {
        var problems = new ArrayList<Problem>();
        var valid = new ArrayList<ValidFile>();
        var twins = new Twins();
        for (var file : files) {
            var read = read(file);
            problems.addAll(read.problems());
            read.optional().ifPresent(valid::add);
            if (read.optional().orElse(null) instanceof ValidFile.OfScenario(var scenario)) {
                twins.problem(scenario.identity().id(), file).ifPresent(problems::add);
            }
        }
        return new Checked(problems, valid);
    }

    /** Everything that is wrong with these files, each for itself and beside the others. */
    public static List<Problem> problems(List<Path> files) {
        return check(files).problems();
    }

    /** Everything that is wrong with it; empty when it is valid. */
    public static List<Problem> problems(Path file) {
        return read(file).problems();
    }

    private static Read<ValidFile> read(Path file) {
        return YamlFile.read(file).then(yaml -> read(yaml, file));
    }

    private static Read<ValidFile> read(YamlFile yaml, Path file) {
        if (yaml.root() instanceof Node.Mapping mapping) {
            if (mapping.get("scenario").isPresent()) {
                return ScenarioFile.read(yaml, file).then(each -> new Read.Good<>(new ValidFile.OfScenario(each)));
            }
            if (mapping.get("topology").isPresent()) {
                return TopologyFile.read(yaml).then(each -> new Read.Good<>(new ValidFile.OfTopology(each)));
            }
        }
        return new Read.Bad<>(List.of(yaml.root()
                .place()
                .problem(
                        "is neither a topology nor a scenario",
                        "it begins with " + Spelling.listed(List.of("topology:", "scenario:")))));
    }
}
