package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An id that two files have is a problem of the second one. */
final class Twins {
    private final Map<String, Path> first = new HashMap<>();

    /** The problem of this file, if another had the id before. */
    Optional<Problem> problem(String id, Path file) {
        var before = first.putIfAbsent(id, file);
        return Optional.ofNullable(before)
                .map(other -> place(file)
                        .problem(
                                "the id '" + id + "' is taken",
                                YamlFile.name(other) + " has it; ids never change, so give this one another"));
    }

    private static Place place(Path file) {
        return YamlFile.read(file)
                .optional()
                .filter(yaml -> yaml.root() instanceof Node.Mapping)
                .flatMap(yaml -> ((Node.Mapping) yaml.root()).get("id"))
                .map(Node::place)
                .orElseGet(() -> new SourceText(YamlFile.name(file), List.of()).place(1, 1, 1));
    }
}
