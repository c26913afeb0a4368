package dev.hybridlab.testcontainers;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.docker.NeededEngine;
import dev.hybridlab.harness.testkit.Lab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole lab in containers, dialled from outside by its mapped ports. */
class ContainerLabTest {
    private static final LabNetwork NETWORK = LabNetwork.of("classic-hybrid");
    private static final FakeExchangeOnlineContainer EXO = new FakeExchangeOnlineContainer().withNetwork(NETWORK);
    private static final FakeExchangeContainer EX01 = new FakeExchangeContainer("EX01").withNetwork(NETWORK);
    private static final NeighbourContainer FABRIKAM =
            new NeighbourContainer("mx.fabrikam.example").withNetwork(NETWORK);

    private static Lab lab;

    @BeforeAll
    static void start() {
        NeededEngine.orSkip();
        lab = NETWORK.lab();
    }

    @AfterAll
    static void end() {
        NETWORK.close();
    }

    @Test
    void mail_of_a_program_outside_is_delivered_through_the_hybrid() throws IOException {
        PlainSmtp.send(EXO.getSmtpHost(), EXO.getSmtpPort(), "outsider@fabrikam.example", "bert@contoso.com");
        lab.advance(Duration.ZERO);

        assertThat(lab.message("bert@contoso.com")).isAnonymous().wasRelayedBy("exo");
    }

    @Test
    void mail_of_the_test_goes_over_the_wire_as_it_was_forecast() {
        var mail = lab.send("carla@contoso.com", "outsider@fabrikam.example");

        assertThat(mail).tookPath("onprem", "exo", "internet");
        org.assertj.core.api.Assertions.assertThat(lab.transcripts()).isNotEmpty();
    }

    @Test
    void hosts_have_the_addresses_of_the_topology_and_the_labs_dns() throws IOException, InterruptedException {
        org.assertj.core.api.Assertions.assertThat(
                        EX01.execInContainer("hostname", "-i").getStdout())
                .contains("198.18.10.25");
        org.assertj.core.api.Assertions.assertThat(
                        EX01.execInContainer("nslookup", "mx.fabrikam.example").getStdout())
                .contains("198.18.30.25");
    }

    @Test
    void the_control_interface_wants_the_token() throws IOException, InterruptedException {
        var url = URI.create(FABRIKAM.getControlUrl() + "/state");
        var request = HttpRequest.newBuilder(url);

        org.assertj.core.api.Assertions.assertThat(status(request)).isEqualTo(403);
        org.assertj.core.api.Assertions.assertThat(
                        status(request.header("Authorization", "Bearer " + NETWORK.getToken())))
                .isEqualTo(200);
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void a_second_lab_of_the_same_thread_is_told_who_has_the_addresses() {
        try (var second = LabNetwork.of("classic-hybrid")) {
            assertThatThrownBy(second::lab)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("a LabNetwork of classic-hybrid.yaml since 20")
                    .hasMessageEndingWith("a second lab in containers would have the same addresses: close it first");
        }
    }
}
