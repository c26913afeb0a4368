package dev.hybridlab.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hybridlab.assertj.HybridAssertions;
import dev.hybridlab.harness.docker.NeededEngine;
import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Two labs in containers at once in one JVM: the second one waits for the first. */
class TurnsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger ENDED = new AtomicInteger();

    @BeforeAll
    static void engine() {
        NeededEngine.orSkip();
    }

    @AfterAll
    static void end() {
        DockerLabs.end();
    }

    private static void await(BooleanSupplier condition) {
        assertThat(Deadline.in(PATIENCE).awaits(condition)).isTrue();
    }

    private static void mailFlows(Lab lab) {
        lab.send("bert@contoso.com", "anna@contoso.com");
        HybridAssertions.assertThat(lab.message("anna@contoso.com")).isInternal();
    }

    /** Not discovered as a test: it has its turn below. */
    @HybridLab(topology = "classic-hybrid")
    @Execution(ExecutionMode.CONCURRENT)
    static class AtOnce {
        @Test
        void one(Lab lab) {
            play(lab);
        }

        @Test
        void another(Lab lab) {
            play(lab);
        }

        /** Whoever is first keeps his lab until the other one waits for it. */
        private static void play(Lab lab) {
            await(() -> ENDED.get() == 1 || DockerLabs.TURN.isAwaited());
            mailFlows(lab);
            ENDED.incrementAndGet();
        }
    }

    @Test
    void tests_in_parallel_have_their_labs_one_after_the_other() {
        ENDED.set(0);
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("hybridlab.fabric", "docker")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .selectors(selectClass(AtOnce.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(2).failed(0));
    }

    @Test
    void a_network_waits_for_the_lab_before_and_takes_the_place_of_containers_that_idle() {
        try (var idle = Lab.builder()
                .topology("classic-hybrid")
                .fabric(new DockerLabs())
                .start()) {
            mailFlows(idle);
        }
        var first = LabNetwork.of("classic-hybrid");
        var second = LabNetwork.of("classic-hybrid");
        try {
            first.lab();
            var inTurn = CompletableFuture.supplyAsync(second::lab);
            await(DockerLabs.TURN::isAwaited);
            first.close();

            mailFlows(inTurn.join());
        } finally {
            first.close();
            second.close();
        }
    }

    @Test
    void the_wait_is_told_and_ends() {
        var turn = new OneAtATime();
        var told = Collections.synchronizedList(new ArrayList<String>());
        turn.begin("the lab of X", new Waiting(Duration.ZERO, told::add));

        var late = CompletableFuture.runAsync(() -> turn.begin("Y", new Waiting(Duration.ofMillis(1), told::add)));

        assertThatThrownBy(late::join)
                .hasCauseInstanceOf(EnvironmentMissing.class)
                .hasMessageContaining("another lab of this JVM has the addresses, the lab of X; end it");
        assertThat(told)
                .isEqualTo(
                        List.of("another lab of this JVM has the addresses, the lab of X; waiting for its end, 0 s at"
                                + " most"));
    }

    @Test
    void a_thread_does_not_wait_for_itself() {
        var turn = new OneAtATime();
        var waiting = new Waiting(PATIENCE, line -> {});
        turn.begin("the lab of X", waiting);

        assertThatThrownBy(() -> turn.begin("Y", waiting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lab of X is open in this thread, and a second lab in containers would have the same"
                        + " addresses: close it first");
    }
}
