package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleRemediesTest {
    private static final Whereabouts HERE =
            new Whereabouts(Instant.EPOCH, "exo", new MessageRef("mail", 0, 1), new Turn(0, 0, 0));

    static Stream<Arguments> idle() {
        return Stream.of(
                Arguments.of(Reason.assuming("RULE-03", "is disabled"), "Enable-TransportRule \"Sign\""),
                Arguments.of(
                        Reason.assuming("RULE-03", "would fire, but its Mode only notes"),
                        "Set-TransportRule \"Sign\" -Mode Enforce"),
                Arguments.of(
                        Reason.assuming("RULE-05", "'{}' stopped the processing", "First"),
                        "Set-TransportRule \"First\" -StopRuleProcessing $false"));
    }

    @ParameterizedTest
    @MethodSource("idle")
    void a_rule_that_did_not_look_is_told_to(Reason because, String line) {
        var acted = new Considered("Other", true, Reason.assuming("RULE-04", "all its conditions hold"));
        var considered = List.of(acted, new Considered("Sign", false, because));
        var step = new Step.RulesApplied(HERE, List.of(), considered, List.of(), List.of());
        assertThat(RuleRemedies.of(new Decision(step, "", Optional.empty(), considered)))
                .contains(line);
    }

    @Test
    void a_rule_that_meets_its_mark_wants_an_exception() {
        var because = Reason.of("LOOP-10", "'{}' fires, and rules have sent it on {} times before", "Sign", 1);
        var anna = EmailAddress.of("anna@contoso.com");
        var step = new Step.Routed(HERE, anna, "refuse", Optional.empty(), "550 5.7.128", because, List.of());
        assertThat(RuleRemedies.of(new Decision(step, "", Optional.empty(), List.of())))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith("Set-TransportRule \"Sign\" -ExceptIfHeaderContains"));
    }
}
