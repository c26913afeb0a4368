package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.file.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/symptoms.md names scenarios that are there, show the symptom and mend it. */
class SymptomsPageTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern ID = Pattern.compile("[a-z-]+/[a-z0-9-]+");
    private static final int AT_LEAST = 20;

    private record Known(Scenario scenario, String text) {}

    private static final Map<String, Known> LIBRARY = Library.chosen().stream()
            .collect(Collectors.toMap(
                    chosen -> chosen.read().optional().orElseThrow().identity().id(),
                    chosen -> new Known(chosen.read().optional().orElseThrow(), text(chosen.file()))));

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param code the first thing in quotes of the symptom; empty if it has none
     * @param mended whether a setting mends it
     */
    record Row(String code, boolean mended, List<String> scenarios) {}

    static Stream<Row> rows() {
        return text((Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..")).resolve("docs/symptoms.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Symptom"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Row(
                        quoted(cells[1]).findFirst().orElse(""),
                        !cells[2].contains("no setting mends it"),
                        quoted(cells[3]).filter(ID.asMatchPredicate()).toList()))
                .filter(row -> !row.scenarios().isEmpty());
    }

    private static Stream<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map((MatchResult each) -> each.group(1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_scenario_that_is_named_exists_shows_the_symptom_and_has_a_fix(Row row) {
        for (var id : row.scenarios()) {
            var known = Optional.ofNullable(LIBRARY.get(id));
            assertThat(known.map(Known::text).orElse("no such scenario")).as(id).contains(row.code());
            assertThat(known.flatMap(each -> each.scenario().fix()))
                    .as(id)
                    .matches(fix -> fix.isPresent() || !row.mended());
        }
    }

    /** What the page promises of {@code --tag}: the code alone finds it, also where the scenario writes more around it. */
    @ParameterizedTest
    @MethodSource("rows")
    void the_symptom_selects_each_scenario_of_its_row(Row row) {
        assertThat(row.scenarios())
                .allSatisfy(id -> assertThat(Optional.ofNullable(LIBRARY.get(id)))
                        .as(id + " by --tag " + row.code())
                        .matches(known -> row.code().isEmpty()
                                || known.stream().anyMatch(each -> Selection.tagged(each.scenario(), row.code()))));
    }

    @Test
    void at_least_twenty_symptoms_have_one() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }
}
