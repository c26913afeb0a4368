package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.decision.TargetVerdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the next domain publishes, when mail leaves by MX (TLS-62 to TLS-67, EXO-OUT-45, EXO-OUT-46). */
final class PublishedSecurityTest {
    private static final String HOST = "mx.fabrikam.example";

    /** @param tlsa of mx.fabrikam.example, {@code -} for none */
    private static Edge edge(String dnssec, String tlsa, Object... connector) {
        var all = new java.util.ArrayList<Object>(List.of("RecipientDomains", List.of("fabrikam.example")));
        all.addAll(List.of(connector));
        var names = List.of(HOST);
        return Tenants.two()
                .certificate("own", "names", names)
                .certificate("renewed", "names", names, "notAfter", "2028-01-01T00:00:00Z")
                .certificate("expired", "names", names, "notAfter", "2026-03-01T00:00:00Z")
                .certificate("another name", "names", List.of("www.fabrikam.example"))
                .certificate("private", "names", names, "issuedBy", "Private CA")
                .add("", "dns", "DnsRecord", "fabrikam.example", "MX", List.of("10 " + HOST), "dnssec", dnssec)
                .add("", "dns", "DnsRecord", "_25._tcp." + HOST, "TLSA", tlsa.equals("-") ? List.of() : List.of(tlsa))
                .outbound("By MX", all.toArray())
                .edge();
    }

    private static Edge policy(String mode, String mx) {
        return Tenants.two()
                .certificate("own", "names", List.of(HOST))
                .certificate("another name", "names", List.of("www.fabrikam.example"))
                .certificate("private", "names", List.of(HOST), "issuedBy", "Private CA")
                .add("", "mtaSts", "MtaStsPolicy", "fabrikam.example", "mode", mode, "mx", List.of(mx))
                .outbound("By MX", "RecipientDomains", List.of("fabrikam.example"))
                .edge();
    }

    private static Hop hop(Edge edge) {
        var envelope = Edge.envelope("anna@contoso.com", "joe@fabrikam.example");
        var held = Edge.held(InboundFirewall.hosted(edge.topology().tenants().getFirst()), envelope, Edge.message());
        return ((RoutingDecision.Relay)
                        edge.policy().route(held, envelope.recipients().getFirst(), LabSettings.DEFAULT_START))
                .hop();
    }

    /** {@code -}: delivered; {@code clear}: even without TLS. */
    private static String outcome(Edge edge, String certificate) {
        var hop = hop(edge);
        return switch (edge.policy().target(hop, HOST)) {
            case TargetVerdict.Skip(var reply, var because) -> {
                assertThat(because.configured()).isPresent();
                yield reply.toString();
            }
            case TargetVerdict.Call(var tls) -> {
                if (certificate.equals("no STARTTLS")) {
                    var failure = new HopFailure.NoStartTls(HOST, "198.18.30.25:25", SmtpReply.of("250 OK"));
                    yield tls instanceof Hop.TlsDemand.Required
                            ? edge.policy()
                                    .afterFailure(hop, failure)
                                    .lastError()
                                    .toString()
                            : "clear";
                }
                var shown = new TlsFacts(
                        "TLS1_3",
                        "TLS_AES_256_GCM_SHA384",
                        edge.facts(certificate),
                        Optional.of(edge.facts(ExchangeOnline.CERTIFICATE)));
                yield switch (edge.policy().judgeServer(hop, HOST, shown, LabSettings.DEFAULT_START)) {
                    case ServerJudgement.GoOn goOn -> "-";
                    case ServerJudgement.Close(var reply, var because) -> {
                        assertThat(because.configured()).isPresent();
                        yield reply.toString();
                    }
                };
            }
        };
    }

    /** TLS-62 to TLS-65, TLS-64. */
    @ParameterizedTest(name = "{0}, TLSA {1}, mode {2}, {3}: {4}")
    @CsvSource({
        "signed, 3 1 1 own,            Opportunistic, own,          -",
        "signed, 3 1 1 own,            Opportunistic, renewed,      450 4.7.323 tlsa-invalid",
        "signed, 3 1 1 own,            Opportunistic, no STARTTLS,  450 4.7.321 starttls-not-supported",
        "signed, 3 1 1 expired,        Opportunistic, expired,      -",
        "signed, 3 1 1 another name,   Opportunistic, another name, -",
        "signed, 2 0 1 Lab Public CA,  Opportunistic, own,          -",
        "signed, 2 0 1 Lab Public CA,  Opportunistic, expired,      450 4.7.322 certificate-expired",
        "signed, 2 0 1 Lab Public CA,  Opportunistic, another name, 450 4.7.325 certificate-host-mismatch",
        "signed, 2 0 1 Lab Public CA,  Opportunistic, private,      450 4.7.323 tlsa-invalid",
        "signed, -,                    Opportunistic, private,      -",
        "signed, -,                    Opportunistic, no STARTTLS,  clear",
        "none,   3 1 1 own,            Opportunistic, renewed,      -",
        "none,   3 1 1 own,            Opportunistic, no STARTTLS,  clear",
        "bogus,  3 1 1 own,            Opportunistic, own,          450 4.7.324 dnssec-invalid",
        "bogus,  3 1 1 own,            None,          own,          -",
        "signed, 3 1 1 own,            None,          renewed,      -",
        "signed, 3 1 1 own,            Mandatory,     own,          -",
        "none,   3 1 1 own,            Mandatory,     own,          450 4.7.324 dnssec-invalid",
        "signed, -,                    Mandatory,     own,          450 4.7.324 dnssec-invalid",
    })
    void dane_binds_where_dnssec_proves_it(
            String dnssec, String tlsa, String mode, String certificate, String outcome) {
        assertThat(outcome(edge(dnssec, tlsa, "SmtpDaneMode", mode), certificate))
                .isEqualTo(outcome);
    }

    /** RFC 7672 §2.2. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "signed, Opportunistic, true",
        "signed, Mandatory, true",
        "signed, None, false",
        "none, Opportunistic, false",
        "bogus, Opportunistic, false",
    })
    void tlsa_records_are_asked_for_where_dnssec_would_prove_them(String dnssec, String mode, boolean asks) {
        var edge = edge(dnssec, "3 1 1 own", "SmtpDaneMode", mode);
        assertThat(edge.policy().asksForTlsa(hop(edge), HOST)).isEqualTo(asks);
    }

    @ParameterizedTest(name = "{0} for {1}, {2}: {3}")
    @CsvSource({
        "enforce, mx.fabrikam.example,    own,          -",
        "enforce, *.fabrikam.example,     own,          -",
        "enforce, *.example,              own,          450 4.4.8 MTA-STS policy: MX host not in policy",
        "enforce, other.fabrikam.example, own,          450 4.4.8 MTA-STS policy: MX host not in policy",
        "enforce, mx.fabrikam.example,    private,      450 4.7.5 MTA-STS: certificate invalid",
        "enforce, mx.fabrikam.example,    another name, 450 4.7.5 MTA-STS: certificate invalid",
        "testing, other.fabrikam.example, private,      -",
        "none,    other.fabrikam.example, no STARTTLS,  clear",
    })
    void an_mta_sts_policy_binds_in_mode_enforce(String mode, String mx, String certificate, String outcome) {
        assertThat(outcome(policy(mode, mx), certificate)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "4.7.321, 550 5.7.321 starttls-not-supported",
        "4.7.322, 550 5.7.322 certificate-expired",
        "4.7.323, 550 5.7.323 tlsa-invalid",
        "4.7.324, 550 5.7.324 dnssec-invalid",
        "4.7.325, 550 5.7.325 certificate-host-mismatch",
        "4.4.8,   550 5.4.8 MTA-STS policy: MX host not in policy",
        "4.7.5,   550 5.7.5 MTA-STS: certificate invalid",
    })
    void the_notice_after_a_day_has_the_same_words(String waiting, String last) {
        assertThat(PublishedSecurity.expired(waiting).map(SmtpReply::toString)).contains(last);
    }
}
