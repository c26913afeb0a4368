package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a server judges the next one, words what fails and tries again (TLS-24 to TLS-26, ONP-SEND-11, NDR-43, TIME-01 to TIME-07). */
final class FailuresTest {
    private static final Instant START = LabSettings.DEFAULT_START;
    private static final String UNTRUSTED =
            "454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied.";

    private static Exchange exchange(String level) {
        var names = List.of(ExchangeOnline.CERTIFICATE);
        return Lab.fresh()
                .certificate("interception.example")
                .certificate("untrusted", "names", names, "issuedBy", "Private CA")
                .certificate("expired", "names", names, "notAfter", "2026-03-01T00:00:00Z")
                .certificate("not yet valid", "names", names, "notBefore", "2026-03-03T00:00:00Z")
                .certificate("wildcard", "names", List.of("*.protection.outlook.com"))
                .certificate("two labels above", "names", List.of("*.outlook.com"))
                .certificate("second name", "names", List.of("other.example", ExchangeOnline.CERTIFICATE))
                .certificate("SAN only", "names", names, "sanOnly", true)
                .certificate("other case", "names", List.of("Mail.PROTECTION.Outlook.com"))
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "Lab Issuing CA",
                        "kind",
                        "intermediate",
                        "issuedBy",
                        "Lab Public CA")
                .certificate("leaf only", "names", names, "issuedBy", "Lab Issuing CA", "sendsChain", false)
                .certificate("with chain", "names", names, "issuedBy", "Lab Issuing CA")
                .add("", "certificates", "Certificate", "self-signed", "names", names)
                .send(
                        "C",
                        "SMTP:*;1",
                        "RequireTLS",
                        true,
                        "TlsAuthLevel",
                        level,
                        "TlsDomain",
                        ExchangeOnline.CERTIFICATE)
                .exchange();
    }

    private static Hop hop(Exchange exchange) {
        var held =
                exchange.held(Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"), Exchange.message());
        return ((RoutingDecision.Relay) exchange.policy().route(held, Exchange.to("joe@fabrikam.example"), START))
                .hop();
    }

    /** TLS-11, TLS-12, TLS-15, ONP-SEND-27, ONP-SEND-28; ONP-SEND-80: the word for an expired one. */
    @ParameterizedTest(name = "{0} sees {1}: {2}")
    @CsvSource({
        "DomainValidation, mail.protection.outlook.com, -",
        "DomainValidation, interception.example, 454 4.7.5 CertificateValidation: SubjectMismatch",
        "DomainValidation, untrusted, " + UNTRUSTED,
        "DomainValidation, expired, 454 4.7.0 Failed to establish appropriate TLS channel: CertificateExpired: Access"
                + " Denied.",
        "DomainValidation, not yet valid, 454 4.7.0 Failed to establish appropriate TLS channel: CertificateExpired:"
                + " Access Denied.",
        "DomainValidation, wildcard, -",
        "DomainValidation, two labels above, 454 4.7.5 CertificateValidation: SubjectMismatch",
        "DomainValidation, second name, -",
        "DomainValidation, SAN only, -",
        "DomainValidation, other case, -",
        "DomainValidation, leaf only, " + UNTRUSTED,
        "DomainValidation, with chain, -",
        "DomainValidation, self-signed, " + UNTRUSTED,
        "CertificateValidation, self-signed, " + UNTRUSTED,
        "EncryptionOnly, self-signed, -",
        "EncryptionOnly, not yet valid, -",
        "CertificateValidation, interception.example, -",
        "CertificateValidation, untrusted, " + UNTRUSTED,
        "EncryptionOnly, untrusted, -",
        "EncryptionOnly, expired, -",
    })
    void each_level_closes_with_its_words(String level, String certificate, String lastError) {
        var exchange = exchange(level);
        var shown = new TlsFacts(
                "TLS1_2",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                exchange.facts(certificate),
                Optional.of(exchange.facts("mail.contoso.com")));
        var judgement = exchange.policy().judgeServer(hop(exchange), "mx.example", shown, START);
        if (lastError.equals("-")) {
            var looks = !level.equals("EncryptionOnly");
            assertThat(((ServerJudgement.GoOn) judgement).because().assumed().contains("TLS-15"))
                    .isEqualTo(looks);
            return;
        }
        assertThat(((ServerJudgement.Close) judgement).lastError().toString()).isEqualTo(lastError);
        assertThat(judgement.because().configured()).isPresent();
    }

    @Test
    void what_never_came_to_a_reply_has_its_words() {
        var exchange = exchange("DomainValidation");
        assertThat(worded(exchange, new HopFailure.NoName("fabrikam.example", "NXDOMAIN")))
                .isEqualTo("554 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain");
        assertThat(worded(exchange, new HopFailure.NoName("fabrikam.example", "SERVFAIL")))
                .isEqualTo("451 4.4.0 DNS query failed");
        assertThat(worded(exchange, new HopFailure.NoStartTls("mx", "198.18.1.1", SmtpReply.of("250 OK"))))
                .isEqualTo("451 5.7.3 STARTTLS is required to send mail");
        assertThat(worded(exchange, new HopFailure.ConnectionRefused("mx", "198.18.1.1")))
                .isEqualTo("451 4.4.0 Primary target IP address responded with: \"421 4.2.1 Unable to connect.\""
                        + " Attempted failover to alternate host, but that did not succeed. Either there are no"
                        + " alternate hosts, or delivery failed to all alternate hosts.");
        assertThat(worded(exchange, new HopFailure.TurnedAway("mx", "198.18.1.1", SmtpReply.of("554 5.7.1 no"))))
                .isEqualTo("554 5.7.1 no");
    }

    /** NDR-59, NDR-60. */
    @Test
    void what_the_sources_leave_open_says_so() {
        var exchange = exchange("DomainValidation");
        assertThat(assumed(exchange, new HopFailure.ConnectionRefused("mx", "198.18.1.1")))
                .contains("NDR-59");
        assertThat(assumed(exchange, new HopFailure.NoName("fabrikam.example", "NXDOMAIN")))
                .contains("NDR-60");
        assertThat(assumed(exchange, new HopFailure.NoName("fabrikam.example", "SERVFAIL")))
                .isEmpty();
    }

    private static List<String> assumed(Exchange exchange, HopFailure failure) {
        return exchange.policy().afterFailure(hop(exchange), failure).because().assumed();
    }

    /** TLS-75. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"leaf only, true", "untrusted, false", "self-signed, false"})
    void only_a_missing_intermediate_is_in_dispute(String certificate, boolean disputed) {
        var exchange = exchange("CertificateValidation");
        var shown = new TlsFacts(
                "TLS1_2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", exchange.facts(certificate), Optional.empty());
        var judgement = exchange.policy().judgeServer(hop(exchange), "mx.example", shown, START);
        assertThat(judgement.because().assumed().contains("TLS-75")).isEqualTo(disputed);
    }

    private static String worded(Exchange exchange, HopFailure failure) {
        return exchange.policy()
                .afterFailure(hop(exchange), failure)
                .lastError()
                .toString();
    }

    private static AfterReply after(Exchange exchange, int number, boolean connection, Instant now, String reply) {
        var held =
                exchange.held(Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"), Exchange.message());
        return exchange.policy().afterReply(new Attempt(held, number, connection, SmtpReply.of(reply), now));
    }

    private static List<Long> minutes(Exchange exchange, int attempts) {
        var minutes = new ArrayList<Long>();
        var now = START;
        for (var number = 1; number <= attempts; number++) {
            now = ((AfterReply.Retry) after(exchange, number, true, now, "451 4.4.0 no")).at();
            minutes.add(Duration.between(START, now).toMinutes());
        }
        return minutes;
    }

    /** TIME-01. */
    @Test
    void a_dead_next_hop_is_tried_in_three_stages() {
        assertThat(minutes(Lab.fresh().exchange(), 13))
                .containsExactly(1L, 2L, 3L, 4L, 9L, 14L, 19L, 24L, 29L, 34L, 44L, 54L, 64L);
    }

    /** TIME-02 to TIME-04. */
    @Test
    void the_stages_are_the_servers_settings() {
        var exchange = Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "transportServices",
                        "TransportService",
                        "EX01",
                        "QueueGlitchRetryCount",
                        1,
                        "QueueGlitchRetryInterval",
                        "00:02:00",
                        "TransientFailureRetryCount",
                        2,
                        "TransientFailureRetryInterval",
                        "00:03:00",
                        "OutboundConnectionFailureRetryInterval",
                        "00:07:00")
                .exchange();
        assertThat(minutes(exchange, 5)).containsExactly(2L, 5L, 8L, 15L, 22L);
    }

    /** TIME-05 to TIME-07. */
    @ParameterizedTest
    @CsvSource({"1", "2", "40"})
    void a_message_that_was_put_off_waits_a_quarter_of_an_hour(int number) {
        var retry = (AfterReply.Retry) after(Lab.fresh().exchange(), number, false, START, "452 4.3.1 busy");
        assertThat(retry.at()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        assertThat(retry.delayNotice()).hasValue(START.plus(Duration.ofHours(4)));
        assertThat(retry.expiry()).isEqualTo(START.plus(Duration.ofDays(2)));
        assertThat(retry.expired().toString()).isEqualTo("550 4.4.7 QUEUE.Expired; message expired");
    }

    /** LIM-06, LIM-46. */
    @ParameterizedTest(name = "{0} off, {1}: told {2}")
    @CsvSource({
        "InternalDelayDsnEnabled, bert@contoso.com, false",
        "InternalDelayDsnEnabled, joe@fabrikam.example, true",
        "ExternalDelayDsnEnabled, bert@contoso.com, true",
        "ExternalDelayDsnEnabled, joe@fabrikam.example, false",
    })
    void who_hears_of_a_delay_is_a_setting(String property, String sender, boolean told) {
        var exchange = Lab.fresh()
                .add(Lab.ONPREM, "transportConfig", "TransportConfig", "transportConfig", property, false)
                .exchange();
        var held = exchange.held(Exchange.envelope(sender, "-", "x@other.example"), Exchange.message());
        var retry = (AfterReply.Retry)
                exchange.policy().afterReply(new Attempt(held, 1, true, SmtpReply.of("451 4.4.0 no"), START));
        assertThat(retry.delayNotice().isPresent()).isEqualTo(told);
    }

    /** LIM-46. */
    @ParameterizedTest(name = "{0}, to {1}: told {2}")
    @CsvSource({
        "by-sender, x@other.example, false",
        "by-recipient, x@other.example, true",
        "by-recipient, carla@contoso.com, false",
    })
    void whether_sender_or_recipient_counts_is_open(String value, String recipient, boolean told) {
        var exchange = Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "transportConfig",
                        "InternalDelayDsnEnabled",
                        false)
                .assuming("delayNoticeSide=" + value)
                .exchange();
        var held = exchange.held(Exchange.envelope("bert@contoso.com", "-", recipient), Exchange.message());
        var retry = (AfterReply.Retry)
                exchange.policy().afterReply(new Attempt(held, 1, true, SmtpReply.of("451 4.4.0 no"), START));
        assertThat(retry.delayNotice().isPresent()).isEqualTo(told);
    }

    /** LIM-07: for senders outside; a notice to a colleague keeps its own limit. */
    @Test
    void how_much_a_notice_to_outside_returns_is_a_setting() {
        var exchange = Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "transportConfig",
                        "ExternalDsnMaxMessageAttachSize",
                        "1 KB")
                .exchange();
        var outside =
                exchange.held(Exchange.envelope("joe@fabrikam.example", "-", "x@other.example"), Exchange.message());
        var colleague =
                exchange.held(Exchange.envelope("bert@contoso.com", "-", "x@other.example"), Exchange.message());
        assertThat(exchange.policy().noticeManner(outside).headersOnlyAbove()).isEqualTo(1024);
        assertThat(exchange.policy().noticeManner(colleague).headersOnlyAbove()).isEqualTo(10L << 20);
    }

    @Test
    void a_final_no_ends_in_a_notice_with_the_same_words() {
        var bounce = (AfterReply.Bounce) after(Lab.fresh().exchange(), 1, true, START, "550 5.1.1 nobody");
        assertThat(bounce.diagnostic().toString()).isEqualTo("550 5.1.1 nobody");
    }
}
