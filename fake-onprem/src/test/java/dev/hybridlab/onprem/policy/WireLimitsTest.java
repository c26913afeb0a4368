package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Greeting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receive connector does not take, whoever sends it (ONP-RECV-31, 32, 34, 41, 94, SMTP-69). */
final class WireLimitsTest {
    private static Greeting.Limits limits(Lab lab) {
        var exchange = lab.exchange();
        return exchange.policy().greet(exchange.peer("198.18.30.25", "plain")).limits();
    }

    @Test
    void a_fresh_frontend_takes_36_MB_200_recipients_and_lone_line_feeds() {
        var limits = limits(Lab.fresh());

        assertThat(limits.maxMessageSize()).isEqualTo(37_748_736);
        assertThat(limits.maxProtocolErrors()).isEqualTo(5);
        assertThat(limits.maxTextLine()).isZero();
        assertThat(limits.recipients())
                .hasValueSatisfying(most -> assertThat(most.most()).isEqualTo(200));
        assertThat(limits.bareLineEnd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 452 4.5.3 Too many recipients", "recipientLimitText=550 5.5.3, 550 5.5.3 Too many recipients"})
    void the_recipient_beyond_the_limit_gets_an_answer_that_is_assumed(String assumption, String reply) {
        var lab = Lab.fresh().receive(Lab.FRONTEND, "MaxRecipientsPerMessage", 7);
        var limits = limits(assumption.isEmpty() ? lab : lab.assuming(assumption));

        assertThat(limits.recipients()).hasValueSatisfying(most -> {
            assertThat(most.most()).isEqualTo(7);
            assertThat(most.beyond().reply()).hasToString(reply);
            assertThat(most.beyond().because().assumed()).containsExactly("ONP-RECV-94");
            assertThat(most.beyond().because().configured()).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', 550 5.6.11 Message contains bare line feeds",
        "bareLinefeedText=500 5.5.2 Bare LF, 500 5.5.2 Bare LF"
    })
    void BareLinefeedRejectionEnabled_refuses_a_lone_LF(String assumption, String reply) {
        var lab = Lab.fresh().receive(Lab.FRONTEND, "BareLinefeedRejectionEnabled", true);
        var limits = limits(assumption.isEmpty() ? lab : lab.assuming(assumption));

        assertThat(limits.bareLineEnd()).hasValueSatisfying(reject -> {
            assertThat(reject.reply()).hasToString(reply);
            assertThat(reject.because().assumed()).containsExactly("ONP-RECV-41");
        });
    }

    @Test
    void a_longest_line_can_be_assumed() {
        assertThat(limits(Lab.fresh().assuming("textLineLimit=998")).maxTextLine())
                .isEqualTo(998);
    }
}
