package com.contoso.mail;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import org.junit.jupiter.api.Test;

@HybridLab(topology = "classic-hybrid")
class TenLinesTest {
    @Test
    void mail_from_on_premises_arrives_as_internal(Lab lab) {
        lab.send("bert@contoso.com", "anna@contoso.com");

        assertThat(lab.message("anna@contoso.com")).isInternal().wasRelayedBy("EX01");
    }
}
