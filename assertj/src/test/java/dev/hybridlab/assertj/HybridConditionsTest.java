package dev.hybridlab.assertj;

import static dev.hybridlab.assertj.HybridConditions.awaiting;
import static dev.hybridlab.assertj.HybridConditions.delivered;
import static dev.hybridlab.assertj.HybridConditions.emptyQueues;
import static dev.hybridlab.assertj.HybridConditions.refused;
import static dev.hybridlab.assertj.HybridConditions.waits;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.Lab;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for a lab in real time. */
class HybridConditionsTest {
    private final Lab lab =
            Lab.builder().name("Waiting").fabric(Fabric.REAL_TIME).start();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void what_comes_is_waited_for() {
        var sending = CompletableFuture.runAsync(() -> {
            lab.send("bert@contoso.com", "anna@contoso.com");
            lab.send("outsider@fabrikam.example", "nobody@contoso.com");
        });

        awaiting(lab, "mail for anna").untilAsserted(delivered(lab, "anna@contoso.com"));
        awaiting(lab, "the refusal").untilAsserted(refused(lab, "message-2"));
        awaiting(lab, "rest").untilAsserted(emptyQueues(lab));
        sending.join();
    }

    @Test
    void what_does_not_come_has_a_name_and_says_what_came_instead() {
        lab.send("outsider@fabrikam.example", "nobody@contoso.com");

        assertThatThrownBy(() -> awaiting(lab, "mail for anna")
                        .atMost(Duration.ofMillis(600))
                        .untilAsserted(delivered(lab, "anna@contoso.com")))
                .isInstanceOf(ConditionTimeoutException.class)
                .hasMessageContaining("mail for anna in the lab of Waiting")
                .hasMessageContaining("anna@contoso.com has 0 of 1 messages\n  message-1: refused by exo");
        assertThatThrownBy(() ->
                        awaiting(lab, "a queue").atMost(Duration.ofMillis(600)).untilAsserted(waits(lab, "message-1")))
                .hasMessageContaining("expected     waiting");
    }

    @Test
    void an_address_that_nobody_has_is_no_matter_of_time() {
        assertThatThrownBy(() -> awaiting(lab, "mail for ana").untilAsserted(delivered(lab, "ana@contoso.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'anna@contoso.com'; did you mean that?");
    }
}
