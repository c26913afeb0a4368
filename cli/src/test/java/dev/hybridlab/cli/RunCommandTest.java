package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Candidate;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.Toys;
import dev.hybridlab.harness.run.Workshop;
import dev.hybridlab.record.run.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verb as a user meets it: exit codes, texts and files, with toy hosts behind it. */
class RunCommandTest {
    private static final Outputs.Form COUNTS = RunCommandTest::counts;

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Candidate> candidates = new ArrayList<>();
    private Supplier<List<Candidate>> selection = () -> List.copyOf(candidates);
    private LabFactory live = LabFactory.FORECAST;
    private Optional<Runnable> ctrlC = Optional.empty();

    private static void counts(RunRecord run, Appendable to) throws IOException {
        for (var each : run.scenarios()) {
            to.append(each.identity().id())
                    .append(' ')
                    .append(each.status().name())
                    .append('\n');
        }
        to.append(run.notRun());
    }

    private int run(String... options) {
        var workshop =
                new Workshop((files, tag) -> selection.get(), Toys.WORLDS, Toys.CHANGES, world -> live.open(world));
        Interruption interruption = stop -> {
            ctrlC = Optional.of(stop);
            return () -> {};
        };
        var forms = new Outputs.Forms(COUNTS, run -> List.of(), COUNTS, COUNTS);
        var arguments = new ArrayList<>(List.of(options));
        if (!arguments.contains("--report")) {
            arguments.addAll(List.of("--report", folder.resolve("report").toString()));
        }
        return Main.prepared(new CommandLine(new RunCommand(workshop, forms, interruption)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute(arguments.toArray(String[]::new));
    }

    private static Candidate good(String id) {
        return Candidate.of(Toys.scenario(id)
                .step(Toys.send("m", "bert@onprem.example", "anna@exo.example"))
                .expect("m", Toys.delivered("exo", "onprem", "exo"))
                .build());
    }

    private static Candidate bad(String id) {
        return Candidate.of(Toys.scenario(id)
                .step(Toys.send("m", "olga@fabrikam.example", "anna@exo.example"))
                .expect("m", Toys.with(Toys.delivered("exo"), "X-MS-Exchange-Organization-AuthAs", "Internal"))
                .build());
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void exit_0_when_all_is_as_expected_with_a_line_a_scenario_in_the_order_of_the_files() throws IOException {
        candidates.addAll(List.of(good("b"), good("a"), good("c")));

        assertThat(run("--jobs", "3", "scenarios")).isZero();
        assertThat(out.toString().lines().toList())
                .startsWith("PASS b", "PASS a", "PASS c", "")
                .last()
                .isEqualTo("report: " + folder.resolve("report").resolve("index.html"));
        assertThat(out.toString()).contains("3 passed (").doesNotContain("\u001B");
        assertThat(written("report/index.html")).isEqualTo("b PASSED\na PASSED\nc PASSED\n");
    }

    @Test
    void exit_1_when_something_went_otherwise_and_the_screen_tells_why() throws IOException {
        candidates.addAll(List.of(good("a"), bad("b")));

        assertThat(run("scenarios", "--json", file("deep/run.json"), "--junit", file("run.xml")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FAIL b  m: delivered as Anonymous, expected Internal",
                        "scenario.yaml:20",
                        "decided by ",
                        "considered ");
        assertThat(written("deep/run.json")).isEqualTo("a PASSED\nb FAILED\n");
        assertThat(written("run.xml")).isEqualTo("a PASSED\nb FAILED\n");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void exit_2_for_mistakes_on_the_command_line() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("scenarios", "--jobs", "0")).isEqualTo(2);
        assertThat(run("scenarios", "--repeat", "none")).isEqualTo(2);
        assertThat(run("scenarios", "--fabric", "vmware")).isEqualTo(2);
        assertThat(err.toString())
                .contains("FILE|DIR")
                .contains("--jobs is at least 1, not 0")
                .contains("'none' is not an int")
                .contains("--fabric is 'embedded' or 'docker', not 'vmware'");
    }

    @Test
    void exit_2_leaves_the_files_that_tools_wait_for() throws IOException {
        candidates.add(good("a"));
        assertThat(run("scenarios", "--jobs", "0", "--json", file("a.json"))).isEqualTo(2);
        assertThat(run("scenarios", "--jobs", "abc", "--junit=" + file("b.xml")))
                .isEqualTo(2);
        assertThat(run("scenarios", "--fabric", "docker", "--jnuit", "x", "--junit", file("c.xml")))
                .isEqualTo(2);

        assertThat(written("a.json")).isEqualTo("--jobs is at least 1, not 0");
        assertThat(written("b.xml")).contains("'abc' is not an int");
        assertThat(written("c.xml")).contains("--jnuit");
    }

    @Test
    void exit_3_when_a_file_is_invalid_and_the_others_have_run() throws IOException {
        candidates.addAll(List.of(Candidate.invalid("x.yaml", List.of("x.yaml:1:1: unknown key 'sned'")), bad("b")));

        assertThat(run("scenarios", "--junit", file("run.xml"))).isEqualTo(3);
        assertThat(out.toString()).contains("INVALID x.yaml", "unknown key 'sned'", "1 failed, 1 invalid");
        assertThat(written("run.xml")).isEqualTo("x.yaml INVALID\nb FAILED\n");
    }

    @Test
    void what_a_file_says_is_no_command_to_the_terminal() {
        var problem = "x.yaml:1:1: unknown key '\u001B]0;owned\u0007\u001B[2J\u202E'\n    next line";
        candidates.add(Candidate.invalid("\u001B[31mx.yaml", List.of(problem)));

        assertThat(run("scenarios")).isEqualTo(3);
        assertThat(out.toString())
                .doesNotContain("\u001B", "\u0007", "\u202E")
                .contains("INVALID \\u001B[31mx.yaml", "\\u001B]0;owned\\u0007", "    next line");
    }

    @Test
    void exit_4_when_the_machine_lacks_something() throws IOException {
        candidates.add(good("a"));
        live = world -> {
            throw new EnvironmentMissing("no loopback; enable it", new IOException("down"));
        };

        assertThat(run("scenarios", "--json", file("run.json"))).isEqualTo(4);
        assertThat(err.toString()).contains("no loopback; enable it");
        assertThat(written("run.json")).isEqualTo("a NOT_RUN\nno loopback; enable it");
    }

    @Test
    void exit_4_when_a_report_cannot_be_written() throws IOException {
        candidates.add(good("a"));
        Files.writeString(folder.resolve("file"), "in the way");

        assertThat(run("scenarios", "--json", file("file/run.json"))).isEqualTo(4);
        assertThat(err.toString()).contains("cannot write").contains("name another place");
    }

    @Test
    void one_file_that_cannot_be_written_keeps_no_other_back() throws IOException {
        candidates.add(good("a"));
        Files.writeString(folder.resolve("file"), "in the way");

        assertThat(run("scenarios", "--report", file("file/x"), "--junit", file("run.xml"), "--json", file("r.json")))
                .isEqualTo(4);
        assertThat(run("scenarios", "--junit", file("file/run.xml"), "--json", file("s.json")))
                .isEqualTo(4);

        assertThat(written("run.xml")).isEqualTo("a PASSED\n");
        assertThat(written("r.json")).isEqualTo("a PASSED\n");
        assertThat(written("s.json")).isEqualTo("a PASSED\n");
        assertThat(written("report/index.html")).isEqualTo("a PASSED\n");
    }

    @Test
    void exit_5_when_nothing_was_selected_and_the_files_are_written_all_the_same() throws IOException {
        assertThat(run("scenarios", "--tag", "loop", "--json", file("run.json")))
                .isEqualTo(5);
        assertThat(out.toString()).contains("no scenario with the tag 'loop' in scenarios");
        assertThat(written("run.json")).isEqualTo("nothing was selected");
    }

    /** A path with a typing error must not cost the report that somebody is reading. */
    @Test
    void a_run_that_plays_nothing_keeps_the_last_report() throws IOException {
        candidates.add(good("a"));
        assertThat(run("scenarios")).isZero();

        candidates.clear();
        assertThat(run("scenarios", "--tag", "loop")).isEqualTo(5);
        candidates.add(Candidate.invalid("nowhere.yaml", List.of("nowhere.yaml:1:1: there is no such file")));
        out.getBuffer().setLength(0);
        assertThat(run("nowhere.yaml", "--json", file("run.json"))).isEqualTo(3);

        assertThat(written("report/index.html")).isEqualTo("a PASSED\n");
        assertThat(written("run.json")).isEqualTo("nowhere.yaml INVALID\n");
        assertThat(out.toString())
                .contains("nothing was played; the report of an earlier run stays: ")
                .doesNotContain("has an effect");
    }

    @Test
    void exit_70_when_hybridlab_itself_breaks_and_the_others_have_run() throws IOException {
        candidates.addAll(List.of(good("a"), good("b")));
        var first = new ArrayList<>(List.of(true));
        live = world -> {
            if (!first.isEmpty()) {
                first.clear();
                throw new IllegalStateException("upside down");
            }
            return LabFactory.FORECAST.open(world);
        };

        assertThat(run("scenarios", "--jobs", "1")).isEqualTo(70);
        assertThat(out.toString()).contains("BROKEN a", "please report it", "upside down", "PASS b");
    }

    @Test
    void exit_70_leaves_the_files_too() throws IOException {
        selection = () -> {
            throw new IllegalStateException("inside out");
        };

        assertThat(run("scenarios", "--json", file("run.json"))).isEqualTo(70);
        assertThat(written("run.json")).contains("hybridlab itself broke", "inside out");
    }

    @Test
    void exit_130_on_ctrl_C_and_what_did_not_run_is_told_and_written() throws IOException {
        candidates.addAll(List.of(good("a"), good("b"), good("c")));
        var labs = new ArrayList<>();
        live = world -> {
            labs.add(world);
            if (labs.size() == 2) {
                ctrlC.orElseThrow().run();
            }
            return LabFactory.FORECAST.open(world);
        };

        assertThat(run("scenarios", "--jobs", "1", "--json", file("run.json"))).isEqualTo(130);
        assertThat(out.toString()).contains("PASS a", "not run c", "interrupted: ");
        assertThat(written("run.json")).startsWith("a PASSED\n").contains("c NOT_RUN\n");
    }

    @Test
    void repetitions_that_differ_are_a_failure() {
        candidates.add(good("a"));
        assertThat(run("scenarios", "--repeat", "3")).isZero();

        var labs = new ArrayList<>();
        live = world -> {
            labs.add(world);
            var lab = LabFactory.FORECAST.open(world);
            if (labs.size() == 2) {
                lab.lab().advance(java.time.Duration.ofSeconds(1));
            }
            return lab;
        };
        assertThat(run("scenarios", "--repeat", "2")).isEqualTo(1);
        assertThat(out.toString()).contains("repetition 2 is another");
    }
}
