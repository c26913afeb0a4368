package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A file of either kind: its first key tells. */
public final class AnyFile {
    private AnyFile() {}

    /** Files as named, and every {@code .yaml} file of a folder. */
    public static List<Path> in(List<Path> filesOrFolders) {
        var files = new ArrayList<Path>();
        for (var each : filesOrFolders) {
            if (!Files.isDirectory(each)) {
                files.add(each);
                continue;
            }
            try (var all = Files.walk(each)) {
                all.filter(file -> String.valueOf(file.getFileName()).endsWith(".yaml"))
                        .filter(Files::isRegularFile)
                        .filter(file -> !Selection.skipped(each.relativize(file)))
                        .sorted(Comparator.comparing(YamlFile::name))
                        .forEach(files::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot look into " + each, unreadable);
            }
        }
        return files;
    }

    /** Everything that is wrong with these files, each for itself and beside the others. */
    public static List<Problem> problems(List<Path> files) {
        var problems = new ArrayList<Problem>();
        var twins = new Twins();
        for (var file : files) {
            problems.addAll(problems(file));
            if (isScenario(file)) {
                ScenarioFile.read(file)
                        .optional()
                        .flatMap(scenario -> twins.problem(scenario.identity().id(), file))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static boolean isScenario(Path file) {
        return YamlFile.read(file)
                .optional()
                .filter(yaml -> yaml.root() instanceof Node.Mapping mapping
                        && mapping.get("scenario").isPresent())
                .isPresent();
    }

    /** Everything that is wrong with it; empty when it is valid. */
    public static List<Problem> problems(Path file) {
        var yaml = YamlFile.read(file);
        if (yaml.optional().isEmpty()) {
            return yaml.problems();
        }
        var root = yaml.optional().get().root();
        if (root instanceof Node.Mapping mapping) {
            if (mapping.get("scenario").isPresent()) {
                return ScenarioFile.read(file).problems();
            }
            if (mapping.get("topology").isPresent()) {
                return TopologyFile.read(file).problems();
            }
        }
        return List.of(root.place()
                .problem(
                        "is neither a topology nor a scenario",
                        "it begins with " + Spelling.listed(List.of("topology:", "scenario:"))));
    }
}
