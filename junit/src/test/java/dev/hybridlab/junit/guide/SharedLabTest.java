package dev.hybridlab.junit.guide;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import dev.hybridlab.junit.HybridLab.Lifecycle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@HybridLab(topology = "classic-hybrid", lifecycle = Lifecycle.PER_CLASS)
class SharedLabTest {
    @BeforeAll
    static void everybody_writes_once(Lab lab) {
        lab.send(mail -> mail.id("greeting")
                .from("bert@contoso.com")
                .to("anna@contoso.com")
                .subject("Hello"));
    }

    @Test
    void the_subject_survives(Lab lab) {
        assertThat(lab.message("anna@contoso.com")).hasSubject("Hello");
    }

    @Test
    void nothing_goes_out(Lab lab) {
        assertThat(lab.trace("greeting")).didNotPass("internet").didNotLoop();
    }
}
