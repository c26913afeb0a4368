package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.SessionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receive connector does not take, whoever sends it (ONP-RECV-31, 32, 34 to 36, 41, 94, SMTP-69, SMTP-91, SMTP-92). */
final class WireLimitsTest {
    private static Greeting.Limits limits(Lab lab) {
        var exchange = lab.exchange();
        return exchange.policy().greet(exchange.peer("198.18.30.25", "plain")).limits();
    }

    @Test
    void a_fresh_frontend_takes_36_MB_200_recipients_and_lone_line_feeds() {
        var limits = limits(Lab.fresh());

        assertThat(limits.maxMessageSize()).isEqualTo(37_748_736);
        assertThat(limits.session().protocolErrors()).isEqualTo(5);
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
    void a_front_end_listens_ten_minutes_and_lets_an_unknown_peer_wait_for_its_refusal() {
        assertThat(limits(Lab.fresh()).session())
                .isEqualTo(new SessionLimits(
                        5,
                        3,
                        SessionLimits.Closing.with(Assumption.TOO_MANY_ERRORS_TEXT.byDefault()),
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(Duration.ofMinutes(10)),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        "SMTPSubmit SMTPAcceptAnySender SMTPAcceptAuthoritativeDomainSender AcceptRoutingHeaders"));
    }

    @Test
    void a_peer_whose_address_is_trusted_is_refused_at_once() {
        var trusting = Lab.fresh().receive(Lab.FRONTEND, "AuthMechanism", List.of("Tls", "ExternalAuthoritative"));

        assertThat(limits(trusting).session().after("RCPT")).isEmpty();
        assertThat(limits(trusting).session().after("AUTH")).isEmpty();
    }

    /** ONP-RECV-95: the words are open (SMTP-86). */
    @Test
    void a_header_beyond_its_limit_is_refused() {
        var limits = limits(Lab.fresh().receive(Lab.FRONTEND, "MaxHeaderSize", "1 KB"));

        assertThat(limits.header()).hasValueSatisfying(header -> {
            assertThat(header.most()).isEqualTo(1024);
            assertThat(header.beyond().because().fact()).isEqualTo("ONP-RECV-95");
            assertThat(header.beyond().because().assumed()).containsExactly("SMTP-86");
        });
    }

    @ParameterizedTest
    @CsvSource({"RCPT, PT7S", "MAIL, PT7S", "DATA, PT7S", "AUTH, PT9S"})
    void a_refusal_and_a_failed_logon_wait_for_intervals_of_their_own(String stage, Duration after) {
        var lab = Lab.fresh().receive(Lab.FRONTEND, "TarpitInterval", "00:00:07", "AuthTarpitInterval", "00:00:09");

        assertThat(limits(lab).session().after(stage)).contains(after);
    }

    @Test
    void what_is_said_before_a_session_is_closed_for_its_errors_can_be_assumed() {
        assertThat(limits(Lab.fresh().assuming("tooManyErrorsText=421 4.7.0 Enough"))
                        .session()
                        .beyond())
                .satisfies(closing -> {
                    assertThat(closing.reply()).hasToString("421 4.7.0 Enough");
                    assertThat(closing.because().assumed()).containsExactly("SMTP-91");
                });
    }

    @Test
    void a_longest_line_can_be_assumed() {
        assertThat(limits(Lab.fresh().assuming("textLineLimit=998")).maxTextLine())
                .isEqualTo(998);
    }
}
