package dev.hybridlab.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hybridlab.assertj.HybridAssertions;
import dev.hybridlab.harness.docker.NeededEngine;
import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.FixedPort;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that know nothing of containers, in containers: by the configuration parameter alone. */
class DockerLabsTest {
    private static final List<String> ADDRESSES = new ArrayList<>();

    @BeforeAll
    static void engine() {
        NeededEngine.orSkip();
    }

    @AfterAll
    static void end() {
        DockerLabs.end();
    }

    /** Not discovered as a test: it has its turn below. */
    @HybridLab(topology = "classic-hybrid")
    static class Ordinary {
        @Test
        void mail_from_on_premises_arrives_as_internal(Lab lab) {
            lab.send("bert@contoso.com", "anna@contoso.com");

            HybridAssertions.assertThat(lab.message("anna@contoso.com"))
                    .isInternal()
                    .wasRelayedBy("EX01");
            ADDRESSES.add(lab.socket("EX01", 25).getAddress().getHostAddress());
        }

        @Test
        void a_program_dials_a_host(Lab lab) throws IOException {
            InetSocketAddress at = lab.socket("exo", 25);
            PlainSmtp.send(at.getHostString(), at.getPort(), "outsider@fabrikam.example", "anna@contoso.com");
            lab.advance(Duration.ZERO);

            HybridAssertions.assertThat(lab.message("anna@contoso.com")).isAnonymous();
        }

        @Test
        void a_second_lab_is_refused_while_the_first_is_open(Lab lab) {
            var second = Lab.builder().fabric(Fabric.named("docker"));

            assertThatThrownBy(second::start)
                    .as(lab.name())
                    .hasMessageContainingAll("one on the fabric 'docker' since 20", "in this thread", "close it first");
        }
    }

    @Test
    void the_same_tests_pass_in_containers() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("hybridlab.fabric", "docker")
                .selectors(selectClass(Ordinary.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(3).failed(0));

        assertThat(ADDRESSES).containsExactly("198.18.10.25");
    }

    @Test
    void a_port_of_this_machine_is_not_to_be_had() {
        var fabric = Fabric.named("docker");

        assertThatThrownBy(() -> fabric.labs(List.of(new FixedPort("EX01", 25, 2525))))
                .hasMessageContaining("dial lab.socket(host, port)");
    }
}
