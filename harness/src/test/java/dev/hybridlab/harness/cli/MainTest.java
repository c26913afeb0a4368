package dev.hybridlab.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

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

    private int hybridlab(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
