package dev.hybridlab.junit.guide;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@HybridLab(topology = "classic-hybrid")
class BreakAndMendTest {
    @Test
    void a_certificate_that_the_cloud_does_not_know_is_refused_until_the_connector_is_told(Lab lab) {
        lab.change("onprem.servers[EX01].certificates", "mail.contoso.net");
        lab.change("onprem.sendConnectors[*].TlsCertificateName", "mail.contoso.net");

        var out = lab.send("bert@contoso.com", "outsider@fabrikam.example");
        assertThat(lab).refused(out).by("exo").with("5.7.64");
        assertThat(lab).reported(out).by("onprem").to("bert@contoso.com");

        lab.change("exo.inboundConnectors[hybrid].TlsSenderCertificateName", "*.contoso.net");
        assertThat(lab.send("bert@contoso.com", "outsider@fabrikam.example")).tookPath("onprem", "exo", "internet");
    }

    @Test
    void mail_waits_for_a_server_that_is_down(Lab lab) {
        lab.down("EX01");
        var mail = lab.send("anna@contoso.com", "bert@contoso.com");
        assertThat(lab).waits(mail).by("exo");

        lab.up("EX01");
        lab.advance(Duration.ofHours(1));

        assertThat(lab).delivered(mail).to("bert@contoso.com");
        assertThat(lab).hasEmptyQueues();
    }
}
