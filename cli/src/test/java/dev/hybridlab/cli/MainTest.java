package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_version_is_asked_for_and_told() {
        assertThat(hybridlab("--version")).isZero();
        assertThat(out.toString()).startsWith("hybridlab ").contains(" on Java ");
    }

    @Test
    void the_help_names_the_command_and_is_no_failure() {
        assertThat(hybridlab("--help")).isZero();
        assertThat(out.toString()).contains("Usage: hybridlab");
    }

    @Test
    void no_verb_is_a_usage_error_that_shows_the_help() {
        assertThat(hybridlab()).isEqualTo(2);
        assertThat(err.toString()).contains("Which verb?").contains("Usage: hybridlab");
    }

    @Test
    void a_shell_completion_is_written_on_request() {
        assertThat(hybridlab("generate-completion")).isZero();
        assertThat(out.toString()).contains("complete -F _complete_hybridlab");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "validate --hlep x | did you mean ---help-?",
                "validate --junit x y | ''run'' has it, ''validate'' has --help, --version",
                "up --redy-file x y | did you mean ---ready-file-?",
                "expand --jsn x | did you mean ---json-?",
                "run --repot x y | did you mean ---report-?",
                "generate-completion --hlep | did you mean ---help-?"
            })
    void a_wrong_option_is_answered_with_the_one_that_was_meant(String line, String told) {
        assertThat(hybridlab(line.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains(told.replace("---", "'--").replace("-?", "'?").replace("''", "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu scenarios | Unknown verb: 'rnu'; did you mean 'run'?",
                "validat scenarios | Unknown verb: 'validat'; did you mean 'validate'?",
                "scenarios | Unknown verb: 'scenarios'; hybridlab has bench, expand, generate-completion, run, send,"
                        + " up, validate"
            },
            quoteCharacter = '"')
    void a_wrong_verb_is_answered_with_the_one_that_was_meant(String line, String told) {
        assertThat(hybridlab(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(told);
    }

    @Test
    void a_lab_file_that_is_none_is_told_in_one_line(@TempDir Path folder) throws IOException {
        var broken = Files.writeString(folder.resolve("broken.json"), "{broken");
        for (var file : List.of(broken, folder.resolve("missing.json"))) {
            assertThat(hybridlab("send", "--lab", file.toString(), "--from", "a@b.example", "--to", "c@b.example"))
                    .isEqualTo(4);
        }
        assertThat(err.toString().lines())
                .hasSize(2)
                .anySatisfy(line ->
                        assertThat(line).contains("broken.json is no ready file of 'hybridlab up': it is not JSON;"))
                .anySatisfy(
                        line -> assertThat(line).contains("there is no file").contains("missing.json;"));
    }

    private int hybridlab(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
