package dev.hybridlab.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.testkit.Lab;
import org.junit.jupiter.api.Test;

class HybridSoftAssertionsTest {
    @Test
    void everything_that_is_wrong_is_told_at_the_end_and_once() {
        try (var lab = Lab.on("classic-hybrid")) {
            var sent = lab.send("bert@contoso.com", "anna@contoso.com");

            assertThatThrownBy(() -> HybridSoftAssertions.assertSoftly(softly -> {
                        softly.assertThat(lab.message("anna@contoso.com"))
                                .isAnonymous()
                                .isInternal()
                                .hasHeader("X-None");
                        softly.assertThat(sent).tookPath("exo").passed("internet");
                        softly.assertThat(lab).refused(sent).with("5.7.64").by("exo");
                        softly.assertThat("AssertJ's own").isEmpty();
                    }))
                    .isInstanceOf(AssertionError.class)
                    .message()
                    .contains("(6 failures)")
                    .contains(
                            "  expected     Anonymous",
                            "X-None",
                            "expected     exo\n",
                            "passes internet",
                            ": refused\n")
                    .doesNotContain("5.7.64");
        }
    }

    @Test
    void what_is_right_passes() {
        try (var lab = Lab.on("classic-hybrid")) {
            var sent = lab.send("bert@contoso.com", "anna@contoso.com");

            HybridSoftAssertions.assertSoftly(softly -> {
                softly.assertThat(sent.trace()).tookPath("onprem", "exo");
                softly.assertThat(lab).delivered(sent).to("anna@contoso.com");
            });
            assertThat(lab.queued()).isEmpty();
        }
    }
}
