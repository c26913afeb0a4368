package dev.hybridlab.harness.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake of a file is told at once, with its place and how to mend it: {@code broken/x.yaml} must be answered with
 * the text of {@code broken/x.txt}, word for word.
 */
class BrokenFilesTest {
    private static Path folder() throws URISyntaxException {
        var base = BrokenFilesTest.class.getResource("/broken/base.topology.yaml");
        return Objects.requireNonNull(
                Path.of(Objects.requireNonNull(base).toURI()).getParent());
    }

    private static String told(Path file) {
        var folder = YamlFile.name(Objects.requireNonNull(file.getParent())) + "/";
        return AnyFile.problems(file).stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder, ""))
                .collect(Collectors.joining("\n"));
    }

    @TestFactory
    Stream<DynamicTest> broken_files() throws URISyntaxException, IOException {
        var folder = folder();
        try (var files = Files.list(folder)) {
            var yaml = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".topology.yaml"))
                    .sorted()
                    .toList();
            return yaml.stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        var text = Path.of(file.toString().replaceAll("yaml$", "txt"));
                        assertThat(told(file))
                                .isEqualTo(Files.readString(text)
                                        .replace("\r\n", "\n")
                                        .stripTrailing());
                    }));
        }
    }

    @Test
    void the_file_that_the_others_rest_on_is_good() throws URISyntaxException {
        assertThat(told(folder().resolve("base.topology.yaml"))).isEmpty();
    }

    @Test
    void a_folder_or_a_file_that_is_not_there_is_told_as_well(@TempDir Path empty) {
        assertThat(told(empty.resolve("none.yaml")))
                .isEqualTo("none.yaml:1:1: there is no such file\n  paths in a file count from its own folder");
        assertThat(AnyFile.problems(empty))
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("is a folder"));
    }
}
