package dev.hybridlab.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A field that is written by hand stays one field (RFC 5322 §2.2). */
class FieldFormTest {
    @ParameterizedTest
    @ValueSource(strings = {"evil\r\nX-Injected: yes", "evil\nX: y", "evil\rX: y", "bell\u0007", "nul\0"})
    void a_value_that_would_be_more_than_one_field_is_refused(String value) {
        assertThat(FieldForm.ofValue("Subject", value)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "folded\r\n here", "with\ttab", ""})
    void an_ordinary_value_is_taken(String value) {
        assertThat(FieldForm.ofValue("Subject", value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A:", "Ä"})
    void a_name_is_printable_and_has_no_colon(String name) {
        assertThat(FieldForm.ofName(name)).isPresent();
    }
}
