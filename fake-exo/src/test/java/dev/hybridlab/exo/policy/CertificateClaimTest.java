package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificates a connector recognises (EXO-ATTR-03, EXO-ATTR-05 to EXO-ATTR-07, EXO-ATTR-22, EXO-ATTR-23, EXO-ATTR-42). */
final class CertificateClaimTest {
    private static Tenants certificates() {
        var names = List.of("mail.contoso.com");
        return Tenants.two()
                .certificate("upper", "names", List.of("MAIL.Contoso.COM"))
                .certificate("wildcard", "names", List.of("*.contoso.com"))
                .certificate("second name", "names", List.of("smtp.fabrikam.example", "mail.contoso.com"))
                .certificate("no common name", "names", names, "sanOnly", true)
                .certificate("mail.sub.contoso.com")
                .certificate("mail.deep.sub.contoso.com")
                .certificate("mail.contoso.com.evil.example")
                .certificate("mail.fabrikam.example")
                .certificate("expired", "names", names, "notAfter", "2026-03-01T00:00:00Z")
                .certificate("not yet valid", "names", names, "notBefore", "2026-03-03T00:00:00Z")
                .certificate("private", "names", names, "issuedBy", "Private CA")
                .certificate("leaf only", "names", names, "issuedBy", "Lab Issuing CA", "sendsChain", false)
                .certificate("servers only", "names", names, "clientAuth", false)
                .certificate("with chain", "names", names, "issuedBy", "Lab Issuing CA")
                .add("", "certificates", "Certificate", "self-signed", "names", names);
    }

    @ParameterizedTest(name = "{0} wanted, {1} accepted, {2} shown, {3}: {4}")
    @CsvSource({
        // TlsSenderCertificateName, further accepted domain, certificate, assumption -> won or lost, and by which fact
        "*.contoso.com, -, mail.contoso.com, -, +EXO-ATTR-03",
        "*.contoso.com, -, upper, -, +EXO-ATTR-03",
        "*.contoso.com, -, wildcard, -, +EXO-ATTR-03",
        "*.contoso.com, -, second name, -, +EXO-ATTR-03",
        "*.contoso.com, -, no common name, -, +EXO-ATTR-03",
        "*.contoso.com, -, mail.fabrikam.example, -, -EXO-ATTR-03",
        "*.contoso.com, -, mail.contoso.com.evil.example, -, -EXO-ATTR-03",
        "*.contoso.com, -, none, -, -EXO-ATTR-03",
        "*.contoso.com, -, plain, -, -EXO-ATTR-03",
        // a star is no domain of anybody
        "*, -, mail.contoso.com, -, -EXO-ATTR-05",
        // strict: the very name is accepted
        "mail.contoso.com, -, mail.contoso.com, -, -EXO-ATTR-05",
        "mail.contoso.com, mail.contoso.com, mail.contoso.com, -, +EXO-ATTR-03",
        "mail.contoso.com, mail.contoso.com, wildcard, -, +EXO-ATTR-03",
        "mail.contoso.com, mail.contoso.com, mail.sub.contoso.com, -, -EXO-ATTR-03",
        // lenient: its parent is enough
        "mail.contoso.com, -, mail.contoso.com, nonWildcardCertificateName=lenient, +EXO-ATTR-03",
        "mail.fabrikam.example, -, mail.fabrikam.example, nonWildcardCertificateName=lenient, -EXO-ATTR-05",
        // a wildcard: the domain or one below it is accepted
        "*.fabrikam.example, -, mail.fabrikam.example, -, -EXO-ATTR-05",
        "*.fabrikam.example, fabrikam.example, mail.fabrikam.example, -, +EXO-ATTR-03",
        "*.fabrikam.example, sales.fabrikam.example, mail.fabrikam.example, -, +EXO-ATTR-03",
        "*.fabrikam.example, otherfabrikam.example, mail.fabrikam.example, -, -EXO-ATTR-05",
        // EXO-ATTR-07
        "*.contoso.com, -, mail.sub.contoso.com, -, +EXO-ATTR-03",
        "mail.deep.sub.contoso.com, contoso.com, mail.deep.sub.contoso.com, nonWildcardCertificateName=lenient,"
                + " +EXO-ATTR-03",
        "mail.sub.contoso.com, -, mail.sub.contoso.com, -, -EXO-ATTR-05",
        "*.sub.contoso.com, sub.contoso.com, mail.sub.contoso.com, -, +EXO-ATTR-03",
        // what cannot be validated is nobody's
        "*.contoso.com, -, expired, -, -EXO-ATTR-23",
        "*.contoso.com, -, expired, expiredClientCertificate=match, +EXO-ATTR-03",
        "*.contoso.com, -, not yet valid, -, -EXO-ATTR-23",
        "*.contoso.com, -, private, -, -EXO-ATTR-22",
        "*.contoso.com, -, private, expiredClientCertificate=match, -EXO-ATTR-22",
        "*.contoso.com, -, self-signed, -, -EXO-ATTR-22",
        "*.contoso.com, -, leaf only, -, -EXO-ATTR-22",
        "*.contoso.com, -, with chain, -, +EXO-ATTR-03",
        // TLS-51: nobody knows
        "*.contoso.com, -, servers only, certificateWithoutClientAuth=presented, +EXO-ATTR-03",
        "*.contoso.com, -, servers only, certificateWithoutClientAuth=not-attributed, -TLS-51",
    })
    void the_name_its_domain_and_the_chain_must_fit(
            String wanted, String accepted, String certificate, String assumption, String why) {
        var tenants = certificates().inbound(CONTOSO, "C", "TlsSenderCertificateName", wanted);
        if (!accepted.equals("-")) {
            tenants.accepts(CONTOSO, accepted);
        }
        var edge = tenants.assuming(assumption).edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", certificate), "bert@contoso.com", "joe@partner.example");
        assertThat(Edge.why(answer.considered(), "C")).isEqualTo(why);
        assertThat(answer.verdict() instanceof Verdict.Accept).isEqualTo(why.startsWith("+"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "Enabled, false, -EXO-ATTR-42",
        "Enabled, true, +EXO-ATTR-03",
        "ConnectorType, Partner, not considered",
    })
    void only_enabled_connectors_of_the_type_OnPremises_take_part(String property, String value, String why) {
        var given = value.equals("Partner") ? value : (Object) Boolean.parseBoolean(value);
        var edge = Tenants.two()
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", property, given)
                .edge();
        var answer =
                edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), "bert@contoso.com", "joe@partner.example");
        assertThat(Edge.why(answer.considered(), "C")).isEqualTo(why);
        assertThat(answer.verdict() instanceof Verdict.Accept).isEqualTo(why.startsWith("+"));
    }
}
