package dev.hybridlab.mailflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters of management scopes as somebody writes them. */
class ManagementScopeTest {
    private static final String ONE = "PrimarySmtpAddress -eq \"a@contoso.com\"";

    @ParameterizedTest
    @DisplayName("TOK-51: parentheses come in pairs, around one condition or around all")
    @CsvSource({
        "<one>, 1",
        "(<one>), 1",
        "( <one> ) -OR (<one>), 2",
        "(<one>\t -or <one>), 2",
        "(<one>, 0",
        "<one>), 0",
        "<one>) -or (<one>, 0",
        "<one> -or, 0",
        "<one>-or <one>, 0",
    })
    void reads(String filter, int conditions) {
        var read = ManagementScope.conditions(filter.replace("<one>", ONE));

        assertThat(read.map(each -> each.size()).orElse(0)).isEqualTo(conditions);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("TOK-51: a filter of nothing but blanks between two words is read at once")
    void blanks() {
        var filter = "a" + " ".repeat(200_000) + "b";

        assertThat(ManagementScope.conditions(filter)).isEmpty();
    }
}
