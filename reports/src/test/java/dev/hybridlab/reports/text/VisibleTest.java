package dev.hybridlab.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void what_commands_a_terminal_or_hides_is_written_out() {
        assertThat(Visible.of("\u001B[2J\u0007\r\u0000\u009B31m"))
                .isEqualTo("\\u001B[2J\\u0007\\u000D\\u0000\\u009B31m");
        assertThat(Visible.of("a\u202Eb\u200Bc\u2028d\uFEFF")).isEqualTo("a\\u202Eb\\u200Bc\\u2028d\\uFEFF");
        assertThat(Visible.of("\uD800x\uDC00")).isEqualTo("\\uD800x\\uDC00");
        assertThat(Visible.of("\uFFFE")).isEqualTo("\\uFFFE");
    }

    @Test
    void letters_of_every_script_line_feeds_and_tabs_stay() {
        var text = "K\u00F6ln \u6771\u4EAC \uD83D\uDCE7\tx\ny ]]> <b>";
        assertThat(Visible.of(text)).isEqualTo(text);
    }

    /** Else a client that says its name at AUTH could write lines of its own into what a running lab tells. */
    @Test
    void a_line_stays_one() {
        assertThat(Visible.line("called 'x\nexo: delivered'")).isEqualTo("called 'x\\u000Aexo: delivered'");
    }
}
