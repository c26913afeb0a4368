package dev.hybridlab.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.hybridlab.house.samples.low.Low;
import dev.hybridlab.house.samples.policy.Impure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between modules and packages, and the purity of decisions, asked of the classes of all modules. */
class ArchitectureTest {
    private static final String BASE = "dev.hybridlab.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hybridlab");

    /** A module's package, and the packages of the modules it may use besides its own. */
    private record Module(String name, List<String> mayUse) {
        ArchRule rule() {
            var allowed = Stream.concat(Stream.of(name), mayUse.stream())
                    .map(module -> BASE + module + "..")
                    .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage(BASE + name + "..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("dev.hybridlab..").and(resideOutsideOfPackages(allowed)))
                    .because("arrows between modules point down only")
                    .allowEmptyShould(true);
        }

        @Override
        public String toString() {
            return name + " -> " + mayUse;
        }
    }

    static Stream<Module> modules() {
        var sides = List.of("smtp", "record", "mailflow");
        var lab = List.of("onprem", "exo", "identity", "authentication", "reports", "smtp", "record", "mailflow");
        var runner = and(lab, "harness");
        return Stream.of(
                new Module("mailflow", List.of()),
                new Module("record", List.of("mailflow")),
                new Module("smtp", List.of("record", "mailflow")),
                new Module("neighbours", sides),
                new Module("identity", List.of("mailflow")),
                new Module("authentication", List.of("mailflow")),
                new Module("onprem", sides),
                new Module("exo", sides),
                new Module("reports", List.of("record", "mailflow")),
                new Module("harness", lab),
                new Module("cli", and(runner, "neighbours")),
                new Module("junit", runner),
                new Module("testcontainers", runner),
                new Module("assertj", runner));
    }

    private static List<String> and(List<String> modules, String further) {
        return Stream.concat(Stream.of(further), modules.stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void modules_use_only_what_lies_below_them(Module module) {
        module.rule().check(CLASSES);
    }

    @Test
    void every_package_belongs_to_a_module() {
        assertThat(CLASSES.stream()
                        .map(type -> type.getPackageName().split("\\.")[2])
                        .distinct())
                .isSubsetOf(modules().map(Module::name).toList());
    }

    @Test
    void the_classes_of_every_module_are_looked_at() throws IOException {
        var root = Checkout.here().root();
        var modules = Pattern.compile("<module>(\\w+)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> Files.isDirectory(root.resolve(module).resolve("src/main/java")));
        var places = CLASSES.stream()
                .map(type -> type.getSource().orElseThrow().getUri().toString())
                .toList();

        assertThat(modules)
                .as("modules that scenarios/pom.xml does not name among its test dependencies")
                .allSatisfy(module -> assertThat(places)
                        .anyMatch(place -> place.contains("/" + module + "/target/")
                                || place.contains("/hybridlab-" + module + "-"))); // by way of the launcher
    }

    @Test
    void packages_have_no_cycles() {
        noCycles("dev.hybridlab.(**)").check(CLASSES);
    }

    @Test
    @DisplayName("mailflow and every policy package are pure")
    void decisions_do_no_input_or_output() {
        pure("dev.hybridlab.mailflow..", "dev.hybridlab..policy..").check(CLASSES);
    }

    @Test
    void decisions_use_the_jdk_and_jspecify_only() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hybridlab.mailflow..", "dev.hybridlab..policy..")
                .should()
                .dependOnClassesThat(resideOutsideOfPackages("java..", "org.jspecify..", "dev.hybridlab.."))
                .because("a decision must be callable from anywhere")
                .check(CLASSES);
    }

    @Test
    void a_cycle_and_an_impure_policy_would_be_found() {
        var samples = new ClassFileImporter().importPackages(Low.class.getPackageName(), Impure.class.getPackageName());

        assertThatThrownBy(() -> noCycles("dev.hybridlab.house.samples.(**)").check(samples))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
        assertThatThrownBy(() -> pure("..policy..").check(samples))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.nio.file.Files")
                .hasMessageContaining("java.time.Clock");
        assertThatThrownBy(() -> new Module("house.samples.low", List.of("mailflow"))
                        .rule()
                        .check(samples))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Impure");
    }

    private static ArchRule noCycles(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    private static ArchRule pure(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio.channels..",
                                "java.nio.file..",
                                "java.util.concurrent..",
                                "java.util.logging..",
                                "java.util.random..",
                                "java.lang.System.Logger",
                                "org.slf4j..",
                                "javax.net..")
                        .and(DescribedPredicate.describe(
                                "but the exceptions and markers the language itself needs, and what reads an array",
                                type -> !type.getName().equals("java.io.Serializable")
                                        && !type.getName().equals("java.io.ByteArrayInputStream")
                                        && !type.getName().equals("java.io.UncheckedIOException")
                                        && !type.getName().equals("java.io.ObjectStreamException"))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|Timer|SplittableRandom)|java\\.lang\\.(Thread|Process|Runtime)")
                .because("the live fakes and the forecast must call the very same rules");
    }
}
