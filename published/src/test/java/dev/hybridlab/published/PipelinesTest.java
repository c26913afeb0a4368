package dev.hybridlab.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The pipelines of {@code examples/ci} run the two commands of the README, and look where these leave their results. */
class PipelinesTest {
    private static final List<String> TWO_COMMANDS =
            List.of("hybridlab run scenarios --junit hybridlab-junit.xml", "mvn verify");
    private static final Pattern STEP = Pattern.compile("\\bsh '([^']*)'");

    /** What a pipeline runs, in its order. */
    private record Pipeline(String file, List<String> scripts) {
        /** Without what is the shell's, and with the name that the launcher has on every system. */
        List<String> commands() {
            return scripts.stream()
                    .flatMap(String::lines)
                    .map(line -> line.replaceAll("\\s*\\|.*", "")
                            .replaceFirst("^\\./", "")
                            .strip())
                    .filter(line -> line.matches("(hybridlab|mvn)\\b.*"))
                    .toList();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Pipeline> pipelines() {
        var jenkins = Project.text("examples/ci/Jenkinsfile");
        return Stream.of(
                new Pipeline("github-actions.yml", scripts(yaml("examples/ci/github-actions.yml"))),
                new Pipeline("azure-pipelines.yml", scripts(yaml("examples/ci/azure-pipelines.yml"))),
                new Pipeline(
                        "Jenkinsfile",
                        STEP.matcher(jenkins)
                                .results()
                                .map(found -> found.group(1))
                                .toList()));
    }

    /** With duplicate keys refused, as the services do. */
    private static Object yaml(String path) {
        var settings = LoadSettings.builder().setLabel(path).build();
        return new Load(settings).loadFromString(Project.text(path));
    }

    /** All that stands under {@code run} and {@code script}. */
    private static List<String> scripts(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> Set.of("run", "script").contains(entry.getKey())
                                        && entry.getValue() instanceof String script
                                ? Stream.of(script)
                                : scripts(entry.getValue()).stream())
                        .toList();
            case List<?> list ->
                list.stream().flatMap(each -> scripts(each).stream()).toList();
            default -> List.of();
        };
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void a_pipeline_runs_the_two_commands(Pipeline pipeline) {
        assertThat(pipeline.commands()).isEqualTo(TWO_COMMANDS);
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void a_pipeline_takes_results_where_they_are_written(Pipeline pipeline) {
        assertThat(Project.text("examples/ci/" + pipeline))
                .contains("hybridlab-junit.xml", "**/target/surefire-reports/", "hybridlab-report");
    }

    @Test
    void the_commands_are_those_of_the_readme() {
        assertThat(Project.text("README.md"))
                .contains("./hybridlab run scenarios", "hybridlab run scenarios", "mvn verify");
    }

    @Test
    void the_command_line_understands_them() {
        var words = TWO_COMMANDS.getFirst().split(" ");
        var parsed = Main.commandLine()
                .parseArgs(List.of(words).subList(1, words.length).toArray(String[]::new));

        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.subcommand().<Path>matchedOptionValue("--report", Path.of("hybridlab-report")))
                .isEqualTo(Path.of("hybridlab-report"));
    }

    @Test
    void jenkins_gets_balanced_braces() {
        var text = Project.text("examples/ci/Jenkinsfile");

        assertThat(text.chars().filter(each -> each == '{').count())
                .isEqualTo(text.chars().filter(each -> each == '}').count());
    }

    @Test
    void github_annotates_what_is_not_as_expected(@TempDir Path folder) throws IOException {
        var wrong = Project.text("scenarios/flows/f01-onprem-to-cloud.yaml")
                .replace("../topologies", Project.root().toAbsolutePath().normalize() + "/scenarios/topologies")
                .replace("AuthAs: Internal", "AuthAs: Anonymous");
        Files.writeString(folder.resolve("wrong.yaml"), wrong);
        Files.writeString(folder.resolve("broken.yaml"), "scenario: x\nid: x/x\ntopologie: y\n");

        var told = run(folder);

        assertThat(annotations(told)).anyMatch(each -> each.matches(".*wrong\\.yaml:\\d+: flow/.*"));
        assertThat(annotations(told)).anyMatch(each -> each.matches(".*broken\\.yaml:3: .*topologie.*"));
    }

    private static List<String> run(Path folder) {
        var out = new StringWriter();
        var command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        command.execute(
                "run", folder.toString(), "--report", folder.resolve("report").toString());
        return out.toString().lines().toList();
    }

    /** As GitHub reads it: the patterns of a matcher fit lines that follow each other. */
    private static List<String> annotations(List<String> lines) throws IOException {
        var matchers = new ObjectMapper()
                .readTree(Project.text("examples/ci/github-problem-matcher.json"))
                .get("problemMatcher");
        return Stream.iterate(0, at -> at < lines.size(), at -> at + 1)
                .flatMap(at -> matchers.valueStream()
                        .flatMap(matcher -> Annotation.at(at, lines, matcher.get("pattern")).stream()))
                .toList();
    }
}
