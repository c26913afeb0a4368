package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/facts/coverage.md}: which fact is cited by which tests, and which scenarios' evidence rests on it; a fact that
 * neither has is named as such. The table names three of each at most, so it must be true rather than complete: made anew with
 * {@code -Dpublish=true} when a fact is new or is covered for the first time.
 */
class FactCoverageTest {
    private static final String FACT = "[A-Z]+(?:-[A-Z]+)*-[0-9]{2,3}";
    private static final Pattern ROW = Pattern.compile("^\\| `?(" + FACT + ")`? \\|");
    private static final Pattern ID = Pattern.compile("\\b" + FACT + "\\b");
    private static final Pattern RANGE = Pattern.compile("\\b([A-Z]+(?:-[A-Z]+)*-)([0-9]{2,3}) to \\1([0-9]{2,3})\\b");
    private static final int NAMED = 3;

    /** What lies around the facts: this table, settings and open questions. */
    private static final Set<String> ABOUT = Set.of("coverage.md", "assumptions.md", "open-questions.md");

    /** @param tests classes, @param scenarios ids */
    private record Covered(SortedSet<String> tests, SortedSet<String> scenarios) {
        static Covered nothing() {
            return new Covered(new TreeSet<>(), new TreeSet<>());
        }

        boolean none() {
            return tests.isEmpty() && scenarios.isEmpty();
        }
    }

    private static final SortedMap<String, Covered> FACTS = new TreeMap<>();

    private static Path root() {
        return Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    }

    private static Path table() {
        return root().resolve("docs/facts/coverage.md");
    }

    @BeforeAll
    static void look() throws IOException {
        for (var file : files(root().resolve("docs/facts"), ".md")) {
            for (var line : Files.readAllLines(file)) {
                var row = ROW.matcher(line);
                if (!ABOUT.contains(String.valueOf(file.getFileName())) && row.find()) {
                    FACTS.put(row.group(1), Covered.nothing());
                }
            }
        }
        for (var tests : modules()) {
            for (var file : files(tests, "Test.java")) {
                var name = String.valueOf(file.getFileName()).replace(".java", "");
                cited(Files.readString(file))
                        .forEach(fact -> known(fact).tests().add(name));
            }
        }
        for (var chosen : Library.chosen()) {
            var scenario = chosen.read().optional().orElseThrow();
            Rehearsed.facts(scenario)
                    .forEach(fact ->
                            known(fact).scenarios().add(scenario.identity().id()));
        }
    }

    /** {@code BRD-12 to BRD-17} are six. */
    private static Stream<String> cited(String text) {
        var single = ID.matcher(text).results().map(MatchResult::group);
        var ranges = RANGE.matcher(text)
                .results()
                .flatMap(range -> IntStream.range(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                        .mapToObj(number -> range.group(1) + "%02d".formatted(number)));
        return Stream.concat(single, ranges);
    }

    /** Ids that are no facts, as in samples of broken code, are counted for nobody. */
    private static Covered known(String fact) {
        var covered = FACTS.get(fact);
        return covered == null ? Covered.nothing() : covered;
    }

    /** Where each module has its tests. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> all = Files.list(root())) {
            return all.map(each -> each.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) { // a module may have no tests of its own
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static String markdown() {
        var out = new StringBuilder("""
            # Which fact is covered by what

            Made by `mvn -q -pl scenarios -am test -Dtest=FactCoverageTest -Dpublish=true -Dsurefire.failIfNoSpecifiedTests=false`. Tests
            cite the fact; the evidence of scenarios rests on it, by forecast, with and without their fix. Three of each are named at
            most. **none**: nothing shows that the simulator obeys the fact; it may be background.

            | Fact | Tests | Scenarios |
            |---|---|---|
            """);
        FACTS.forEach((fact, covered) -> out.append("| `%s` | %s | %s |%n"
                .replace("%n", "\n")
                .formatted(fact, covered.none() ? "**none**" : some(covered.tests()), some(covered.scenarios()))));
        return out.toString();
    }

    private static String some(SortedSet<String> names) {
        return String.join(", ", names.stream().limit(NAMED).toList());
    }

    @Test
    void the_table_is_true() throws IOException {
        if (Boolean.getBoolean("publish")) {
            Files.writeString(table(), markdown());
        }
        var wrong = new ArrayList<String>();
        var told = new TreeSet<String>();
        for (var line : Files.readAllLines(table())) {
            if (ROW.matcher(line).find()) {
                var cells = line.split("\\|", -1);
                told.add(fact(cells));
                check(cells, wrong);
            }
        }

        assertThat(wrong)
                .describedAs("rows of docs/facts/coverage.md that are not true any more")
                .isEmpty();
        assertThat(told).describedAs("facts of the table").isEqualTo(FACTS.keySet());
    }

    private static void check(String[] cells, List<String> wrong) {
        var covered = known(fact(cells));
        var tests = cells[2].strip();
        if (tests.equals("**none**")) {
            if (!covered.none()) {
                wrong.add(fact(cells) + " is covered now: " + covered);
            }
        } else if (!covered.tests().containsAll(names(tests))
                || !covered.scenarios().containsAll(names(cells[3]))) {
            wrong.add(String.join("|", cells));
        }
    }

    private static String fact(String[] cells) {
        return cells[1].strip().replace("`", "");
    }

    private static List<String> names(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.strip().split(", "));
    }
}
