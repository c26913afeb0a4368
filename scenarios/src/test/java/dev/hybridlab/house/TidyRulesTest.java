package dev.hybridlab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is shown a source that breaks it and one that just does not. */
class TidyRulesTest {
    private static final String MAIN = "smtp/src/main/java/dev/hybridlab/smtp/wire/X.java";

    @Test
    void a_violation_is_told_with_file_and_line() {
        var found = List.of(new Violation("a/B.java", 7, "is wrong"));

        assertThatThrownBy(() -> Violation.none("The rule", found))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The rule, broken 1 times:\na/B.java:7: is wrong");
    }

    @Test
    void a_file_of_more_than_400_lines_is_too_long() {
        assertThat(ShapeRules.longFiles(List.of(main("\n".repeat(400))))).isEmpty();
        assertThat(told(ShapeRules.longFiles(List.of(main("\n".repeat(401))))))
                .containsExactly(MAIN + ":401: 401 lines, at most 400");
    }

    @Test
    void the_median_leaves_package_infos_out() {
        var info = new Source("x/package-info.java", "\n");

        assertThat(ShapeRules.medianLines(List.of(info, info, info, main("\n".repeat(90)), main("\n".repeat(100)))))
                .isEqualTo(100);
    }

    @Test
    void a_method_of_more_than_50_lines_is_too_long() {
        assertThat(shapes("class X {\nvoid x() {" + "\n".repeat(49) + "}}")).isEmpty();
        assertThat(shapes("class X {\nvoid x() {" + "\n".repeat(50) + "}}"))
                .containsExactly(MAIN + ":2: x() has 51 lines, at most 50");
    }

    @Test
    void a_fifth_parameter_is_one_too_many() {
        assertThat(shapes("class X { X(int a, int b, int c, int d) {} }")).isEmpty();
        assertThat(shapes("class X { X(int a, int b, int c, int d, int e) {} }"))
                .containsExactly(MAIN + ":1: <init>() has 5 parameters, at most 4");
        assertThat(shapes("record X(int a) { static void x(int a, int b, int c, int d, int e) {} }"))
                .hasSize(1);
    }

    @Test
    void parameters_that_were_chosen_elsewhere_are_not_counted() {
        assertThat(shapes("class X { @Override void x(int a, int b, int c, int d, int e) {} }"))
                .isEmpty();
        assertThat(shapes("record X(int a, int b, int c, int d, int e) { X(int a, int b, int c, int d, int e) {} }"))
                .isEmpty();
    }

    @Test
    void a_record_of_nine_components_is_too_wide() {
        assertThat(shapes("record X(int a, int b, int c, int d, int e, int f, int g, int h) { static int z; }"))
                .isEmpty();
        assertThat(shapes("record X(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}"))
                .containsExactly(MAIN + ":1: record of 9 components, at most 8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MailUtil", "MailUtils", "MailHelper", "QueueManager", "PolicyImpl"})
    void a_name_that_says_nothing_is_found(String name) {
        assertThat(shapes("interface " + name + " {}"))
                .containsExactly(MAIN + ":1: '" + name + "' does not say what it is for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now()",
                "java.time.Instant.now()",
                "System.nanoTime()",
                "new Random(3)",
                "new java.util.Random()",
                "UUID.randomUUID()",
                "System.out.println()",
                "f(System.err::println)",
                "f(Random::new)",
                "f(Instant::now)",
                "Thread.sleep(1)"
            })
    void a_call_that_belongs_into_a_composition_root_is_found(String call) {
        assertThat(CallRules.calls(main("class X {\nObject x = " + call + ";}")))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(2);
                    assertThat(violation.what()).endsWith("outside a composition root");
                });
    }

    @Test
    void a_composition_root_makes_clock_and_chance_but_does_not_sleep() {
        var lab = "harness/src/main/java/dev/hybridlab/harness/lab/X.java";

        assertThat(CallRules.calls(new Source(lab, "class X { Object x = Instant.now(); Object y = new Random(); }")))
                .isEmpty();
        assertThat(CallRules.calls(new Source(lab, "class X { Object x = System.out; }")))
                .hasSize(1);
        assertThat(CallRules.calls(new Source(lab, "class X { { Thread.sleep(1); } }")))
                .hasSize(1);
    }

    @Test
    void words_in_comments_and_strings_are_no_calls() {
        assertThat(CallRules.calls(main("class X { /* Instant.now() */ String x = \"System.out\"; }")))
                .isEmpty();
        assertThat(CallRules.sleeps(main("class X { /* Thread.sleep */ }"))).isEmpty();
    }

    @Test
    void a_test_that_sleeps_is_found() {
        assertThat(told(CallRules.sleeps(new Source("smtp/src/test/java/X.java", "class X { {\nThread.sleep(1); } }"))))
                .containsExactly("smtp/src/test/java/X.java:2: Thread.sleep");
    }

    @Test
    void a_package_without_a_description_is_found() {
        assertThat(told(PackageRules.packages(List.of(main("class X {}")))))
                .containsExactly("smtp/src/main/java/dev/hybridlab/smtp/wire/package-info.java:1: is missing");
    }

    @Test
    void a_description_that_says_too_little_is_found() {
        var info = new Source("x/package-info.java", "/** The wire. */\npackage x;\n");

        assertThat(told(PackageRules.packages(List.of(info))))
                .containsExactly(
                        "x/package-info.java:1: has no @NullMarked",
                        "x/package-info.java:1: says too little: 9 characters, at least 150",
                        "x/package-info.java:1: does not say 'may use ...'",
                        "x/package-info.java:1: does not say 'start reading ...'");
    }

    @Test
    void a_citation_of_no_fact_is_found_and_a_fact_without_citation_listed() {
        var sheet = new Source(
                "docs/facts/x.md", "| Id | Fact |\n|---|---|\n| ZZ-TEST-01 | cites ZZ-TEST-09 |\n| ZZ-TEST-02 | x |\n");
        var defined = FactRules.defined(List.of(sheet));
        var source = main("// ZZ-TEST-01, X-ZZ-TEST-01x, UTF-16, RFC 5321\n// and ZZ-TEST-03\nclass X {}");

        assertThat(defined).containsExactly("ZZ-TEST-01", "ZZ-TEST-02");
        assertThat(told(FactRules.unresolved(source, defined)))
                .containsExactly(MAIN + ":2: ZZ-TEST-03 is no id in docs/facts");
        assertThat(told(FactRules.twice(
                        new Source("docs/facts/x.md", sheet.text() + "\n| ZZ-TEST-02 | again | [R] |"))))
                .singleElement()
                .asString()
                .contains("ZZ-TEST-02 has a row already");
        assertThat(FactRules.uncited(List.of(source), defined)).isEqualTo(Set.of("ZZ-TEST-02"));
    }

    @Test
    void certainty_about_an_assumed_fact_is_found() {
        var sheet = new Source(
                "docs/facts/x.md",
                "| ZZ-TEST-01 | x | [I] | assumed `assumptions.x` = `1` |\n| ZZ-TEST-02 | x | [R] | - |\n"
                        + "| ZZ-TEST-03 | x | [M] | assumed `assumptions.y` = `1` |\n");
        var assumed = AssumptionRules.assumed(List.of(sheet));
        var path = "m/src/main/java/m/policy/X.java";
        var source = new Source(
                path,
                "Reason.of(\"ZZ-TEST-01\", \"x\");\nReason.of(\"ZZ-TEST-02\", \"x\"); // ZZ-TEST-03\n"
                        + "Reason.assuming(\n\"ZZ-TEST-03\", \"x\");");

        assertThat(assumed).containsExactly("ZZ-TEST-01", "ZZ-TEST-03");
        assertThat(told(AssumptionRules.certain(source, assumed)))
                .containsExactly(path + ":1: \"ZZ-TEST-01\" is assumed, and its reason does not say so");
        assertThat(told(AssumptionRules.unlabelled(List.of(source), assumed)))
                .containsExactly(path + ":1: ZZ-TEST-01 is assumed, and no trace can ever say so");
        assertThat(AssumptionRules.certain(new Source("m/src/main/java/m/catalogue/X.java", source.text()), assumed))
                .isEmpty();
    }

    @Test
    void a_path_of_one_machine_is_found() {
        // In pieces, since this file is looked at too.
        assertThat(PathRules.paths(main("x\nsee .." + "/shared/design")))
                .extracting(Violation::line)
                .containsExactly(2L);
        assertThat(PathRules.paths(main("cd /wo" + "rk/main"))).hasSize(1);
        assertThat(PathRules.paths(main("C:\\Us" + "ers\\bert"))).hasSize(1);
        assertThat(PathRules.paths(main("target/tmp/x /tmp and $HOME/work/x, https://example.com/home/x")))
                .isEmpty();
    }

    @Test
    void a_package_that_names_other_packages_than_it_imports_is_found() {
        var wire = main("import dev.hybridlab.mailflow.zone.Zones;\nimport static dev.hybridlab.smtp.tls.Tls.of;\n"
                + "import org.xbill.DNS.Message;\nimport java.util.List;\nimport dev.hybridlab.smtp.wire.Y.Z;\n");
        var folder = MAIN.substring(0, MAIN.lastIndexOf('/') + 1);

        assertThat(PackageUses.uses(List.of(
                        wire,
                        new Source(
                                folder + "package-info.java",
                                "/**\n * May use {@code mailflow},\n * {@code smtp.tls} and dnsjava. No file.\n */"))))
                .isEmpty();
        assertThat(told(PackageUses.uses(List.of(
                        wire, new Source(folder + "package-info.java", "/** May use {@code mailflow}; no file. */")))))
                .containsExactly(folder
                        + "package-info.java:1: says 'May use {@code mailflow}; no file.'; by its imports it is 'May"
                        + " use {@code mailflow}, {@code smtp.tls} and dnsjava.'");
    }

    @Test
    void a_library_that_nobody_named_is_found_too() {
        var info = MAIN.substring(0, MAIN.lastIndexOf('/') + 1) + "package-info.java";
        var wire = main("import com.example.queues.Queue;\nimport javax.net.ssl.SSLSocket;\n");

        assertThat(told(PackageUses.uses(List.of(wire, new Source(info, "/** May use the JDK alone. */")))))
                .containsExactly(info + ":1: says 'May use the JDK alone.'; by its imports it is 'May use {@code"
                        + " com.example.queues}.'");
    }

    @Test
    void a_module_names_what_all_its_packages_use_of_others() {
        var info = "smtp/src/main/java/dev/hybridlab/smtp/package-info.java";
        var wire = main("import dev.hybridlab.mailflow.zone.Zones;\nimport dev.hybridlab.smtp.tls.Tls;\n");

        assertThat(PackageUses.uses(List.of(wire, new Source(info, "/** May use {@code mailflow}. */"))))
                .allMatch(violation -> !violation.toString().contains(info));
        assertThat(told(PackageUses.uses(List.of(wire, new Source(info, "/** May use the JDK alone. */")))))
                .containsExactly(
                        info + ":1: says 'May use the JDK alone.'; by its imports it is 'May use {@code mailflow}.'");
    }

    private static Source main(String text) {
        return new Source(MAIN, text);
    }

    private static List<String> shapes(String text) {
        return told(ShapeRules.shapes(main(text)));
    }

    private static List<String> told(List<Violation> violations) {
        return violations.stream().map(Violation::toString).toList();
    }
}
