package com.contoso.mail;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.assertj.HybridSoftAssertions;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.TestScenario;
import dev.hybridlab.junit.HybridLab;
import dev.hybridlab.junit.ScenarioSource;
import org.junit.jupiter.api.Test;

/** What has to hold before and after Anna's mailbox moves, on the company's own topology. */
@HybridLab(topology = "mail-flow/contoso.yaml")
class CutoverTest {
    @Test
    void a_mailbox_that_moves_stays_internal(Lab lab) {
        var before = lab.send("bert@contoso.com", "carla@contoso.com");
        lab.move("carla@contoso.com", "exo");
        var after = lab.send("bert@contoso.com", "carla@contoso.com");

        HybridSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(before).tookPath("onprem");
            softly.assertThat(after).tookPath("onprem", "exo");
            softly.assertThat(lab.mailbox("carla@contoso.com").messages()).hasSize(2);
        });
    }

    @Test
    void a_stranger_is_no_colleague(Lab lab) {
        lab.send("outsider@fabrikam.example", "anna@contoso.com");

        assertThat(lab.message("anna@contoso.com")).isAnonymous().wasNotRelayedBy("onprem");
    }

    @ScenarioSource("mail-flow")
    void rehearsed(TestScenario scenario) {
        scenario.check();
    }
}
