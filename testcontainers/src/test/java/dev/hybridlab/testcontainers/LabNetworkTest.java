package dev.hybridlab.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

/** What can be said without an engine. */
class LabNetworkTest {
    private final LabNetwork network = LabNetwork.of("classic-hybrid");

    @Test
    void a_host_that_the_topology_does_not_have_is_answered_with_those_it_has() {
        var unknown = new FakeExchangeContainer("EX02");

        assertThatThrownBy(() -> unknown.withNetwork(network))
                .hasMessage("classic-hybrid.yaml has no host 'EX02', only [EX01, exo, mx.fabrikam.example]");
    }

    @Test
    void a_host_in_the_wrong_kind_of_container_is_answered_with_the_right_one() {
        var wrong = new NeighbourContainer("EX01");

        assertThatThrownBy(() -> wrong.withNetwork(network))
                .hasMessage("'EX01' has the role 'onprem' in classic-hybrid.yaml, and a NeighbourContainer runs"
                        + " [internet, device]: take a FakeExchangeContainer");
    }

    @Test
    void two_containers_cannot_be_one_host() {
        new FakeExchangeContainer("EX01").withNetwork(network);
        var second = new FakeExchangeContainer("EX01");

        assertThatThrownBy(() -> second.withNetwork(network))
                .hasMessage("'EX01' has a container on this network already");
    }

    @Test
    void another_network_or_none_is_answered_with_what_to_write() {
        var container = new FakeExchangeOnlineContainer();

        assertThatThrownBy(() -> container.withNetwork(Network.SHARED)).hasMessageContaining("LabNetwork.of(");
        assertThatThrownBy(container::configure).hasMessage("'exo' is on no network: withNetwork(LabNetwork.of(...))");
    }

    @Test
    void an_image_of_something_else_is_refused() {
        assertThatThrownBy(() -> new FakeExchangeOnlineContainer(DockerImageName.parse("nginx")))
                .hasMessageContaining("hybridlab/fake-exo");
        assertThat(new FakeExchangeOnlineContainer(DockerImageName.parse("hybridlab/fake-exo:1")).roles())
                .isEqualTo(List.of("exo"));
    }
}
