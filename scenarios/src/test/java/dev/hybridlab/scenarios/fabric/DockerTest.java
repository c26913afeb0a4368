package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A container for every host, on the topology's own addresses and ports. */
class DockerTest extends FabricContract {
    private static Optional<DockerFabric> fabric = Optional.empty();

    DockerTest() {
        super(RemoteLabs.on(fabric()));
    }

    private static synchronized DockerFabric fabric() {
        if (fabric.isEmpty()) {
            fabric = Optional.of(Docker.fabric());
        }
        return fabric.get();
    }

    @AfterAll
    static void end() {
        fabric.ifPresent(DockerFabric::close);
    }

    /** Unlike a host that stalls, it never comes to a connection; unlike one that is down, nobody says no. */
    @Test
    void packets_that_disappear_end_in_the_deadline_of_the_caller() {
        open.fault("EX01", "exo", Fault.blackhole());
        var before = System.nanoTime();
        send(open.lab(), "lost", "bert@contoso.com", "anna@contoso.com");
        var took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(open.lab().steps())
                .noneMatch(Step.Connected.class::isInstance)
                .anyMatch(Step.HopFailed.class::isInstance);
        assertThat(took).isGreaterThan(Duration.ofMillis(400));

        open.fault("EX01", "exo", Fault.none());
        open.lab().retryQueues();
        assertThat(open.lab().steps()).anyMatch(Step.Delivered.class::isInstance);
    }

    @Test
    void a_host_that_is_paused_takes_connections_and_answers_when_it_goes_on() throws IOException {
        var at = open.socket("EX01", 25).orElseThrow();
        fabric().faults().pause("EX01");
        CompletableFuture<Void> mail;
        try (var socket = new Socket(at.getAddress(), at.getPort())) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            mail = CompletableFuture.runAsync(() -> send(open.lab(), "in", "anna@contoso.com", "bert@contoso.com"));
        } finally {
            fabric().faults().unpause("EX01");
        }
        mail.join();

        assertThat(open.lab().steps()).anyMatch(Step.Delivered.class::isInstance);
    }

    @Test
    void a_host_that_is_taken_off_the_network_is_told_and_works_when_it_is_back() throws IOException {
        var at = open.socket("EX01", 25).orElseThrow();
        fabric().faults().disconnect("EX01");
        try {
            try (var socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(at, 300)).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> send(open.lab(), "out", "bert@contoso.com", "anna@contoso.com"))
                    .isInstanceOf(EnvironmentMissing.class)
                    .hasMessageContainingAll("a process of the lab does not answer", "was taken off the network");
        } finally {
            fabric().faults().connect("EX01");
        }
        send(open.lab(), "in", "bert@contoso.com", "carla@contoso.com");

        assertThat(open.lab().steps()).anyMatch(Step.Delivered.class::isInstance);
    }

    /** F1 to F6 and more, loops, every mismatch of certificates, virtual time, DNS faults, two tenants. */
    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Played.on(
                RemoteLabs.on(fabric()),
                "flows",
                "certificate",
                "dns",
                "loops/l01-internal-relay-on-both-sides.yaml",
                "loops/l02-connector-by-mx.yaml",
                "loops/l04-centralized-not-recognised.yaml",
                "queue/onprem-down-overnight.yaml",
                "queue/exo-unreachable-for-two-days.yaml",
                "nat",
                "attribution");
    }
}
