package dev.hybridlab.junit.guide;

import dev.hybridlab.assertj.HybridSoftAssertions;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import org.junit.jupiter.api.Test;

@HybridLab(topology = "classic-hybrid")
class SoftlyTest {
    @Test
    void everything_that_is_wrong_is_told_at_once(Lab lab) {
        var mail = lab.send("outsider@fabrikam.example", "anna@contoso.com");

        HybridSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(lab.message("anna@contoso.com")).isAnonymous().hasHeader("Authentication-Results");
            softly.assertThat(mail).tookPath("internet", "exo");
        });
    }
}
