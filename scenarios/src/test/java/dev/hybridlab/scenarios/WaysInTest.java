package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/ways-in.md says is shown: the scenario or the test is there, and a scenario says the answer that the row quotes. */
class WaysInTest {
    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");

    /** @param answer the enhanced code of the first reply that the row quotes; empty: it quotes none */
    private record Row(String answer, List<String> shownBy) {
        static Row of(String line) {
            var cells = line.split("\\|");
            var quoted = cells[2].replaceFirst("^[^`]*`?", "");
            var answer = quoted.matches("[245]\\d\\d [245]\\.\\d+\\.\\d+ .*") ? quoted.split(" ")[1] : "";
            return new Row(answer, List.of(cells[4].strip().split(", ")));
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/ways-in.md")).stream()
                .dropWhile(line -> !line.startsWith("## What goes wrong"))
                .filter(line -> line.startsWith("| ") && line.split("\\|").length == 5)
                .filter(line -> !line.matches("\\| The (device|application|mail) .*"))
                .map(Row::of)
                .toList();
    }

    private static List<Path> files(Path below, String end) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(each -> each.toString().endsWith(end))
                    .filter(each -> !each.toString().contains("target"))
                    .toList();
        }
    }

    @Test
    void every_row_names_what_is_there() throws IOException {
        var classes = files(ROOT, "Test.java").stream()
                .map(each -> each.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var ids = scenarios().stream().map(Scenario::id).collect(Collectors.toSet());

        assertThat(rows()).hasSizeGreaterThan(30);
        assertThat(rows().stream().flatMap(row -> row.shownBy().stream()))
                .allMatch(name -> name.contains("/") ? ids.contains(name) : classes.contains(name));
    }

    @Test
    void a_scenario_says_what_its_row_quotes() throws IOException {
        var wrong = new ArrayList<String>();
        for (var row : rows()) {
            for (var scenario : scenarios()) {
                if (row.shownBy().contains(scenario.id()) && !scenario.text().contains(row.answer())) {
                    wrong.add(scenario.id() + " does not say " + row.answer());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private record Scenario(String id, String text) {}

    private static Set<Scenario> scenarios() throws IOException {
        return files(ROOT.resolve("scenarios"), ".yaml").stream()
                .map(WaysInTest::scenario)
                .filter(each -> !each.id().isEmpty())
                .collect(Collectors.toSet());
    }

    private static Scenario scenario(Path file) {
        try {
            var text = Files.readString(file);
            var id = text.lines()
                    .filter(line -> line.startsWith("id: "))
                    .findFirst()
                    .map(line -> line.substring(4).split("#", 2)[0].strip());
            return new Scenario(id.orElse(""), text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
