package dev.hybridlab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules about sources, asked of the whole project. That each rule can fail is shown by {@link TidyRulesTest}. */
class TidyTest {
    private static final Checkout CHECKOUT = Checkout.here();
    private static final List<Source> MAIN = CHECKOUT.mainSources();

    @BeforeAll
    static void parse() {
        SyntaxTree.learn(CHECKOUT.sources().toList());
    }

    @Test
    void the_sources_of_all_modules_are_found() {
        assertThat(MAIN)
                .extracting(Source::path)
                .anyMatch(path -> path.startsWith("mailflow/src/main/java/"))
                .anyMatch(path -> path.startsWith("harness/src/main/java/"));
    }

    @Test
    void files_are_short() {
        Violation.none("No file is too long", ShapeRules.longFiles(MAIN));
        assertThat(ShapeRules.medianLines(MAIN))
                .as("median length of a main file")
                .isLessThanOrEqualTo(ShapeRules.MEDIAN_FILE_LINES);
    }

    @Test
    void methods_parameter_lists_and_records_are_small_and_names_say_something() {
        none("Small shapes, names that say something", MAIN, ShapeRules::shapes);
    }

    @Test
    void every_package_says_what_it_is_for() {
        Violation.none("A room says what it is for", PackageRules.packages(MAIN));
    }

    @Test
    void every_package_names_exactly_what_it_imports() {
        Violation.none("May use is what is used", PackageUses.uses(MAIN));
    }

    @Test
    void time_chance_and_streams_are_made_in_composition_roots() {
        none("Time, chance and streams are handed in", MAIN, CallRules::calls);
    }

    @Test
    void nothing_sleeps_not_even_a_test() {
        none("Waiting has a name and a limit", CHECKOUT.sources().toList(), CallRules::sleeps);
    }

    @Test
    void every_fact_that_code_cites_is_in_the_fact_sheets() throws IOException {
        var sheets = CHECKOUT.texts()
                .filter(text ->
                        text.path().startsWith("docs/facts/") && text.path().endsWith(".md"))
                .toList();
        none("An id has one row", sheets, FactRules::twice);
        var defined = FactRules.defined(sheets);
        none("A citation leads to its fact", MAIN, source -> FactRules.unresolved(source, defined));
        var uncited = FactRules.uncited(CHECKOUT.sources().toList(), defined);
        var list = CHECKOUT.root().resolve("scenarios/target/facts-without-citation.txt");
        Files.write(list, uncited);
        System.out.println(
                "facts that no code cites yet: " + uncited.size() + " of " + defined.size() + ", listed in " + list);
    }

    @Test
    void what_rests_on_an_assumed_fact_says_so() {
        var assumed = AssumptionRules.assumed(CHECKOUT.texts()
                .filter(text ->
                        text.path().startsWith("docs/facts/") && text.path().endsWith(".md"))
                .toList());
        none("No certainty without a fact", MAIN, source -> AssumptionRules.certain(source, assumed));
        Violation.none("Every assumption can be seen in a trace", AssumptionRules.unlabelled(MAIN, assumed));
    }

    @Test
    void no_file_mentions_one_machine() {
        none("The project is true on every machine", CHECKOUT.texts().toList(), PathRules::paths);
    }

    private static void none(String rule, List<Source> sources, Function<Source, List<Violation>> check) {
        Violation.none(
                rule,
                sources.stream().flatMap(source -> check.apply(source).stream()).toList());
    }
}
