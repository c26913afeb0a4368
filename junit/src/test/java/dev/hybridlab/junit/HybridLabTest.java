package dev.hybridlab.junit;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.harness.testkit.Lab;
import org.junit.jupiter.api.Test;

@HybridLab(topology = "classic-hybrid")
class HybridLabTest {
    @Test
    void mail_from_on_premises_arrives_as_internal(Lab lab) {
        lab.send("bert@contoso.com", "anna@contoso.com");

        assertThat(lab.message("anna@contoso.com")).isInternal();
    }

    @Test
    void a_certificate_that_nobody_knows_makes_a_stranger_of_the_server(Lab lab) {
        lab.change("onprem.servers[EX01].certificates", "mail.contoso.net");
        lab.change("onprem.sendConnectors[*].TlsCertificateName", "mail.contoso.net");

        var out = lab.send("bert@contoso.com", "outsider@fabrikam.example");

        assertThat(lab).refused(out).with("5.7.64");
        assertThat(out).tookPath("onprem");
    }
}
