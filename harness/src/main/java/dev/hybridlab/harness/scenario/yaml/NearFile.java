package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.configuration.NearWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The file that somebody may have meant who named one that is not there. */
final class NearFile {
    private static final String ENDING = ".yaml";

    private NearFile() {}

    /** What to do instead. */
    static String hint(Path missing) {
        var folder = Optional.ofNullable(missing.getParent()).orElse(Path.of(""));
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            return byId(missing)
                    .orElse("there is no folder '" + YamlFile.name(folder)
                            + "' either; the name counts from the folder that you are in");
        }
        return byId(missing)
                .or(() -> sibling(missing, folder))
                .orElse("look for a slip in its name; it counts from the folder that you are in");
    }

    /** {@code loops/l2} is the id of {@code scenarios/loops/l2.yaml}. */
    private static Optional<String> byId(Path missing) {
        var name = YamlFile.name(missing);
        return Stream.of(name + ENDING, "scenarios/" + name, "scenarios/" + name + ENDING)
                .filter(each -> Files.exists(Path.of(each)))
                .findFirst()
                .map(NearFile::meant);
    }

    private static Optional<String> sibling(Path missing, Path folder) {
        try (var all = Files.list(folder.toAbsolutePath())) {
            List<String> names = all.filter(each ->
                            Files.isDirectory(each) || YamlFile.name(each).endsWith(ENDING))
                    .map(each -> String.valueOf(each.getFileName()))
                    .toList();
            return NearWord.of(String.valueOf(missing.getFileName()), names)
                    .map(near -> meant(YamlFile.name(folder.resolve(near))));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String meant(String file) {
        return "did you mean '" + file + "'?";
    }
}
