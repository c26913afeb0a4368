package dev.hybridlab.harness.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                .isEqualTo("none.yaml: there is no such file\n"
                        + "  look for a slip in its name; it counts from the folder that you are in");
        assertThat(AnyFile.problems(empty))
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("is a folder"));
    }

    @Test
    void a_file_of_the_other_kind_is_told_as_such() throws URISyntaxException {
        assertThat(ScenarioFile.read(folder().resolve("base.topology.yaml")).problems())
                .extracting(Problem::found)
                .containsExactly("is a topology, not a scenario");
        assertThat(TopologyFile.read(folder().resolve("scenario-hosts.yaml")).problems())
                .extracting(Problem::found)
                .containsExactly("is a scenario, not a topology");
    }

    @Test
    void a_file_that_is_no_topology_is_not_shown(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("secret"), "root:x:0:0: a secret\nother: [\n");
        var file = Files.writeString(
                folder.resolve("s.yaml"),
                "scenario: One\nid: x/same\ntopology: secret\n"
                        + "steps: [send: {id: a, from: bert@contoso.com, to: anna@contoso.com}]\nexpect: {a: []}\n");

        assertThat(told(file)).contains("'secret' is no topology").doesNotContain("root:x");
    }

    @Test
    void what_is_very_long_or_very_often_wrong_is_cut(@TempDir Path folder) throws IOException {
        var text = "scenario: One\nid: " + "x".repeat(300) + "\ntopology: none.yaml\nsteps: []\nexpect: {}\n"
                + IntStream.range(0, 500)
                        .mapToObj(i -> "k" + i + "y".repeat(300) + ": 1\n")
                        .collect(Collectors.joining());
        var problems = AnyFile.problems(Files.writeString(folder.resolve("s.yaml"), text));

        assertThat(problems)
                .hasSize(101)
                .allSatisfy(each -> assertThat(each.found()).hasSizeLessThan(200));
        assertThat(problems)
                .extracting(Problem::found)
                .contains("the id has 300 characters")
                .last()
                .asString()
                .matches("and \\d+ more problems from here on");
    }

    @Test
    void the_second_file_with_an_id_is_told_at_its_id(@TempDir Path folder) throws IOException, URISyntaxException {
        var topology = folder().resolve("base.topology.yaml");
        Files.copy(topology, folder.resolve("base.yaml"));
        var text = "scenario: One\nid: x/same\ntopology: base.yaml\n"
                + "steps: [send: {id: a, from: bert@contoso.com, to: anna@contoso.com}]\nexpect: {a: []}\n";
        var files = List.of(
                Files.writeString(folder.resolve("1.yaml"), text), Files.writeString(folder.resolve("2.yaml"), text));

        assertThat(AnyFile.problems(files)).singleElement().satisfies(problem -> {
            assertThat(problem.where().line()).isEqualTo(2);
            assertThat(problem.found()).isEqualTo("the id 'x/same' is taken");
            assertThat(problem.excerpt()).isEqualTo("id: x/same");
            assertThat(problem.mend()).contains("1.yaml has it");
        });
        assertThat(Selection.of(files, Optional.empty()).getLast().read().problems())
                .isEqualTo(AnyFile.problems(files));
    }
}
