package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Exchange Online judges on-premises and words what fails (TLS-31 to TLS-37, TIME-13 to TIME-16). */
final class FailuresTest {
    private static final String FRAME = "450 4.4.317 Cannot connect to remote server [Message=";
    private static final String WHERE =
            "] [LastAttemptedServerName=mail.contoso.com]" + " [LastAttemptedIP=203.0.113.10:25] [SmtpSecurity=-1;-1]";

    private static Edge edge(String settings, String... assumptions) {
        var names = List.of("mail.contoso.com");
        return Tenants.two()
                .assuming(assumptions)
                .certificate("wildcard", "names", List.of("*.contoso.com"))
                .certificate("mail.contoso.net")
                .certificate("second name", "names", List.of("other.example", "mail.contoso.com"))
                .certificate("SAN only", "names", names, "sanOnly", true)
                .certificate("other case", "names", List.of("MAIL.Contoso.COM"))
                .certificate("mail.emea.contoso.com")
                .certificate("not yet valid", "names", names, "notBefore", "2026-03-03T00:00:00Z")
                .certificate("with chain", "names", names, "issuedBy", "Lab Issuing CA")
                .certificate("expired", "names", names, "notAfter", "2026-03-01T00:00:00Z")
                .certificate("private", "names", names, "issuedBy", "Private CA")
                .certificate("leaf only", "names", names, "issuedBy", "Lab Issuing CA", "sendsChain", false)
                .add("", "certificates", "Certificate", "self-signed", "names", List.of("EX01"))
                .add("", "dns", "DnsRecord", "mail.contoso.com", "A", List.of("203.0.113.10"))
                .outbound(
                        "C",
                        "RecipientDomains",
                        List.of("*"),
                        "UseMXRecord",
                        false,
                        "SmartHosts",
                        List.of("mail.contoso.com"),
                        "TlsSettings",
                        settings,
                        "TlsDomain",
                        "*.contoso.com")
                .edge();
    }

    private static Hop hop(Edge edge) {
        var envelope = Edge.envelope("anna@contoso.com", "joe@fabrikam.example");
        var held = Edge.held(InboundFirewall.hosted(edge.topology().tenants().getFirst()), envelope, Edge.message());
        return ((RoutingDecision.Relay)
                        edge.policy().route(held, envelope.recipients().getFirst(), LabSettings.DEFAULT_START))
                .hop();
    }

    private static ServerJudgement judge(Edge edge, String certificate) {
        var shown = new TlsFacts(
                "TLS1_2",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                edge.facts(certificate),
                Optional.of(edge.facts(ExchangeOnline.CERTIFICATE)));
        return edge.policy().judgeServer(hop(edge), "mail.contoso.com", shown, LabSettings.DEFAULT_START);
    }

    @ParameterizedTest(name = "{0} sees {1}: {2}")
    @CsvSource({
        "DomainValidation, mail.contoso.com, -",
        "DomainValidation, wildcard, -",
        "DomainValidation, mail.contoso.net, SubjectMismatch",
        "DomainValidation, mail.emea.contoso.com, SubjectMismatch",
        "DomainValidation, second name, -",
        "DomainValidation, SAN only, -",
        "DomainValidation, other case, -",
        "DomainValidation, with chain, -",
        "DomainValidation, not yet valid, CertificateExpired",
        "CertificateValidation, self-signed, UntrustedRoot",
        "CertificateValidation, leaf only, UntrustedRoot",
        "CertificateValidation, mail.emea.contoso.com, -",
        "DomainValidation, private, UntrustedRoot",
        "DomainValidation, self-signed, UntrustedRoot",
        "DomainValidation, leaf only, UntrustedRoot",
        "DomainValidation, expired, CertificateExpired",
        "CertificateValidation, mail.contoso.net, -",
        "CertificateValidation, private, UntrustedRoot",
        "CertificateValidation, expired, CertificateExpired",
        "EncryptionOnly, self-signed, -",
        "EncryptionOnly, expired, -",
    })
    void each_level_closes_with_its_words(String level, String certificate, String word) {
        var edge = edge(level);
        var judgement = judge(edge, certificate);
        if (word.equals("-")) {
            var because = ((ServerJudgement.GoOn) judgement).because();
            assertThat(because.assumed().contains("TLS-15")).isEqualTo(!level.equals("EncryptionOnly"));
            return;
        }
        var close = (ServerJudgement.Close) judgement;
        var message = word.equals("SubjectMismatch")
                ? "SubjectMismatch Expected Subject: *.contoso.com. Presented Subject: CN="
                        + certificate + ". Thumbprint:"
                        + edge.facts(certificate).identity().thumbprint()
                : word;
        assertThat(close.lastError().toString()).isEqualTo(FRAME + message + WHERE);
        assertThat(close.because().configured()).isPresent();
    }

    /** TLS-14, TLS-15. */
    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "requiredTlsFailure=notice at once, DomainValidation, private, 550 5.4.317, TLS-14",
        "requiredTlsFailure=retry, DomainValidation, private, 450 4.4.317, TLS-14",
        "revocation=unknown, DomainValidation, wildcard, 450 4.4.317, TLS-15",
        "revocation=unknown, CertificateValidation, mail.contoso.net, 450 4.4.317, TLS-15",
        "revocation=unknown, EncryptionOnly, private, -, -",
        "revocation=good, DomainValidation, wildcard, -, -",
    })
    void what_nobody_knows_about_required_tls_can_be_switched(
            String assumption, String level, String certificate, String code, String fact) {
        var judgement = judge(edge(level, assumption), certificate);
        if (code.equals("-")) {
            assertThat(judgement).isInstanceOf(ServerJudgement.GoOn.class);
            return;
        }
        var close = (ServerJudgement.Close) judgement;
        assertThat(close.lastError().toString()).startsWith(code + " Cannot connect to remote server [Message=");
        assertThat(close.because().assumed()).contains(fact);
    }

    /** TLS-33: the word is not known. */
    @Test
    void the_word_for_an_expired_certificate_can_be_chosen() {
        var close =
                (ServerJudgement.Close) judge(edge("DomainValidation", "expiredCertificateWord=Expired"), "expired");
        assertThat(close.lastError().toString()).isEqualTo(FRAME + "Expired" + WHERE);
        assertThat(close.because().assumed()).contains("TLS-33");
    }

    @Test
    void what_never_came_to_a_reply_has_its_words() {
        var edge = edge("DomainValidation");
        var hop = hop(edge);
        assertThat(worded(edge, hop, new HopFailure.NoName("mail.contoso.com", "NXDOMAIN")))
                .startsWith("450 4.4.312 DNS query failed");
        assertThat(worded(edge, hop, new HopFailure.ConnectionRefused("mail.contoso.com", "203.0.113.10:25")))
                .isEqualTo("450 4.4.316 Connection refused [Message=Socket error code 10061" + WHERE);
        var none = new HopFailure.NoStartTls("mail.contoso.com", "203.0.113.10:25", SmtpReply.of("250 XRDST"));
        assertThat(worded(edge, hop, none)).isEqualTo(FRAME + "451 5.7.3 STARTTLS is required to send mail" + WHERE);
        var final5 = new HopFailure.TurnedAway("mail.contoso.com", "203.0.113.10:25", SmtpReply.of("554 5.7.1 no"));
        assertThat(worded(edge, hop, final5)).isEqualTo("554 5.7.1 no");
    }

    /** TLS-74: nobody outside reaches an address of RFC 1918. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "10.10.0.25:25, true",
        "172.16.0.1:25, true",
        "172.31.0.1:25, true",
        "172.32.0.1:25, false",
        "192.168.1.1:25, true",
        "192.169.1.1:25, false",
        "203.0.113.10:25, false",
        "fd00::1, false",
    })
    void how_an_inside_address_fails_is_assumed(String address, boolean inside) {
        var edge = edge("DomainValidation");
        var failed =
                edge.policy().afterFailure(hop(edge), new HopFailure.ConnectionRefused("mail.contoso.com", address));
        assertThat(failed.lastError().toString()).startsWith("450 4.4.316 Connection refused");
        assertThat(failed.because().assumed().contains("TLS-74")).isEqualTo(inside);
    }

    /** TLS-75. */
    @Test
    void a_missing_intermediate_is_in_dispute_and_leads_to_the_certificate() {
        var edge = edge("DomainValidation");
        var because = judge(edge, "leaf only").because();
        var leaf = edge.topology().certificates().named("leaf only").orElseThrow();
        assertThat(because.assumed()).contains("TLS-75");
        assertThat(because.configured()).contains(leaf.source().originOf("sendsChain"));
        assertThat(judge(edge("DomainValidation"), "private").because().assumed())
                .doesNotContain("TLS-75");
    }

    private static String worded(Edge edge, Hop hop, HopFailure failure) {
        return edge.policy().afterFailure(hop, failure).lastError().toString();
    }

    /** TIME-13 to TIME-15. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "450 4.4.316 Connection refused, 550 5.4.316 Message expired; connection refused(Socket error code 10061)",
        "450 4.4.317 Cannot connect to remote server, 550 5.4.317 Message expired",
        "450 4.4.312 DNS query failed, 550 5.4.312 Message expired; DNS query failed",
        "451 4.7.0 Temporary server error. Please try again later. PRX5, 550 5.4.300 Message expired",
    })
    void the_last_error_decides_how_a_message_expires(String lastError, String expired) {
        var retry = (AfterReply.Retry) after(edge("DomainValidation"), lastError);
        assertThat(retry.expired().toString()).startsWith(expired.replace(';', ','));
        assertThat(retry.expiry()).isEqualTo(LabSettings.DEFAULT_START.plus(Duration.ofDays(1)));
        assertThat(retry.delayNotice()).isEmpty();
    }

    /** TIME-15. */
    @Test
    void how_a_failed_connection_expires_is_assumed_and_can_be_another() {
        var usual = (AfterReply.Retry) after(edge("DomainValidation"), "450 4.4.317 Cannot connect");
        var other = (AfterReply.Retry)
                after(edge("DomainValidation", "exoTlsExpiryCode=550 5.4.300"), "450 4.4.317 Cannot connect");
        assertThat(usual.because().assumed()).contains("TIME-15");
        assertThat(other.expired().toString()).isEqualTo("550 5.4.300 Message expired");
    }

    @Test
    void a_tenant_may_give_up_sooner() {
        var edge = Tenants.two()
                .add(
                        CONTOSO,
                        "transportConfig",
                        "TenantTransportConfig",
                        "Transport Settings",
                        "MessageExpiration",
                        "12:00:00")
                .edge();
        var retry = (AfterReply.Retry) after(edge, "450 4.4.317 x");
        assertThat(retry.expiry()).isEqualTo(LabSettings.DEFAULT_START.plus(Duration.ofHours(12)));
    }

    @Test
    void a_final_no_ends_in_a_notice_with_the_same_words() {
        var bounce = (AfterReply.Bounce) after(edge("DomainValidation"), "550 5.1.1 nobody");
        assertThat(bounce.diagnostic().toString()).isEqualTo("550 5.1.1 nobody");
    }

    private static AfterReply after(Edge edge, String lastError) {
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope("anna@contoso.com", "joe@fabrikam.example"),
                Edge.message());
        return edge.policy().afterReply(new Attempt(held, 1, true, SmtpReply.of(lastError), LabSettings.DEFAULT_START));
    }
}
