package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of the mail that goes to a tenant: lock-down, plain text, direct send, unknown recipients. */
final class AdmissionTest {
    private static final String LOCKED = "550 5.7.51 TenantInboundAttribution; There is a partner connector configured"
            + " that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses"
            + " or RestrictDomainsToCertificate set [";

    private static Tenants hybridAndGateway() {
        return Tenants.two()
                .inbound(CONTOSO, "Hybrid", "TlsSenderCertificateName", "*.contoso.com")
                .certificate("mx.gateway.example")
                .certificate("old", "names", List.of("mx.gateway.example"), "notAfter", "2026-03-01T00:00:00Z")
                .certificate("mail.fabrikam.example");
    }

    /** EXO-ATTR-16, EXO-ATTR-17, EXO-ATTR-51, EXO-ATTR-52. */
    @ParameterizedTest(name = "{0} by {1} from {2}: {3}")
    @CsvSource({
        "RestrictDomainsToCertificate, mx.gateway.example, 198.18.99.1, 250, Gateway",
        "RestrictDomainsToCertificate, mail.fabrikam.example, 198.18.40.25, 550, Gateway",
        "RestrictDomainsToCertificate, old, 198.18.40.25, 550, Gateway",
        "RestrictDomainsToCertificate, none, 198.18.40.25, 550, Gateway",
        "RestrictDomainsToCertificate, plain, 198.18.40.25, 550, Gateway",
        "RestrictDomainsToCertificate, mail.contoso.com, 198.18.99.1, 250, Hybrid",
        "RestrictDomainsToIPAddresses, mail.fabrikam.example, 198.18.40.25, 250, Gateway",
        "RestrictDomainsToIPAddresses, none, 198.18.40.25, 250, Gateway",
        "RestrictDomainsToIPAddresses, mx.gateway.example, 198.18.99.1, 550, Gateway",
        "RestrictDomainsToIPAddresses, mail.contoso.com, 198.18.99.1, 250, Hybrid",
        "Enabled, mail.fabrikam.example, 198.18.99.1, 250, Gateway",
    })
    void a_lock_down_lets_in_whom_it_names_and_the_hybrid_server(
            String lock, String certificate, String address, int code, String connector) {
        var edge = hybridAndGateway()
                .inbound(
                        CONTOSO,
                        "Gateway",
                        "ConnectorType",
                        "Partner",
                        "TlsSenderCertificateName",
                        "mx.gateway.example",
                        "SenderIPAddresses",
                        List.of("198.18.40.25"),
                        lock,
                        true)
                .edge();
        var answer = edge.recipient(edge.peer(address, certificate), "fred@fabrikam.example", "anna@contoso.com");
        assertThat(answer.verdict().reply().code()).isEqualTo(code);
        assertThat(answer.attribution().connector()).hasValue(connector);
        if (code == 550) {
            assertThat(answer.verdict().reply().toString()).startsWith(LOCKED);
            assertThat(answer.verdict().because().configured()).isPresent();
        }
    }

    /** EXO-ATTR-09, EXO-ATTR-33, EXO-ATTR-45, EXO-ATTR-46. */
    @ParameterizedTest(name = "{0} shows {1} to {2}: {3}")
    @CsvSource({
        "fred@fabrikam.example, none, anna@contoso.com, Fabrikam",
        "fred@fabrikam.example, mx.gateway.example, anna@contoso.com, Anybody",
        "joe@partner.example, none, anna@contoso.com, Anybody",
        "<>, none, anna@contoso.com, Anybody",
        "joe@partner.example, none, sales@contoso.net, Net",
        "fred@fabrikam.example, none, nora@northwind.example, -",
    })
    void within_the_tenant_a_recognised_peer_beats_an_exact_sender_domain(
            String sender, String certificate, String recipient, String connector) {
        var edge = hybridAndGateway()
                .accepts(CONTOSO, "contoso.net", "DomainType", "InternalRelay")
                .inbound(CONTOSO, "Fabrikam", "ConnectorType", "Partner", "SenderDomains", List.of("fabrikam.example"))
                .inbound(
                        CONTOSO,
                        "Anybody",
                        "ConnectorType",
                        "Partner",
                        "AssociatedAcceptedDomains",
                        List.of("contoso.com"),
                        "TlsSenderCertificateName",
                        "mx.gateway.example")
                .inbound(
                        CONTOSO, "Net", "ConnectorType", "Partner", "AssociatedAcceptedDomains", List.of("contoso.net"))
                .inbound(CONTOSO, "A disabled one", "ConnectorType", "Partner", "Enabled", false)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", certificate), sender, recipient);
        assertThat(answer.verdict().reply().code()).isEqualTo(250);
        assertThat(answer.attribution().connector().orElse("-")).isEqualTo(connector);
        assertThat(answer.attribution().crossPremises()).as("EXO-ATTR-32").isFalse();
    }

    /** EXO-ATTR-49, EXO-ATTR-50. */
    @ParameterizedTest(name = "{0} RequireTls {1}, {2}: {3}")
    @CsvSource({
        "Partner, true, plain, 451 5.7.3 STARTTLS is required to send mail",
        "Partner, true, none, 250 2.1.5 Recipient OK",
        "Partner, false, plain, 250 2.1.5 Recipient OK",
        "OnPremises, true, plain, 250 2.1.5 Recipient OK",
    })
    void a_partner_connector_may_want_tls(String type, boolean requireTls, String certificate, String reply) {
        var edge = Tenants.two()
                .inbound(
                        CONTOSO,
                        "C",
                        "ConnectorType",
                        type,
                        "RequireTls",
                        requireTls,
                        "SenderIPAddresses",
                        List.of("198.18.10.25"))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.10.25", certificate), "bert@contoso.com", "anna@contoso.com");
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    /** EXO-ATTR-50. */
    @Test
    void the_answer_to_plain_mail_is_assumed_and_can_be_another() {
        var edge = Tenants.two()
                .assuming("exoPlainRefusal=550 5.7.51 TLS required")
                .inbound(CONTOSO, "C", "ConnectorType", "Partner", "RequireTls", true, "SenderDomains", List.of("*"))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.40.25", "plain"), "fred@fabrikam.example", "anna@contoso.com");

        assertThat(answer.verdict().reply().toString()).startsWith("550 5.7.51 TLS required");
        assertThat(answer.verdict().because().assumed()).contains("EXO-ATTR-50");
    }

    /** EXO-ATTR-15, EXO-ATTR-26. */
    @ParameterizedTest(name = "reject {0}, {1} shows {2} to {3}: {4}")
    @CsvSource({
        "true, bert@contoso.com, none, anna@contoso.com, 550 5.7.68 TenantInboundAttribution; Direct Send not allowed"
                + " for this organization from unauthorized sources [",
        "true, bert@contoso.com, plain, anna@contoso.com, 550 5.7.68 TenantInboundAttribution; Direct Send",
        "true, bert@contoso.com, mail.contoso.com, anna@contoso.com, 250",
        "true, fred@fabrikam.example, none, anna@contoso.com, 250",
        "true, <>, none, anna@contoso.com, 250",
        "true, bert@contoso.com, none, nora@northwind.example, 250",
        "true, bert@contoso.com, none, joe@fabrikam.example, 550 5.7.64 TenantAttribution",
        "false, bert@contoso.com, none, anna@contoso.com, 250",
    })
    void direct_send_can_be_refused(boolean reject, String sender, String certificate, String recipient, String reply) {
        var edge = hybridAndGateway()
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "contoso", "RejectDirectSend", reject)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", certificate), sender, recipient);
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    /** EXO-ATTR-15: a Partner connector that fits the sender's domain alone recognises nobody. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "-, -, 550",
        "TlsSenderCertificateName, mail.contoso.com, 550",
        "TlsSenderCertificateName, mail.fabrikam.example, 250",
        "SenderIPAddresses, 198.18.99.1, 250",
        "SenderIPAddresses, 198.18.99.2, 550",
    })
    void direct_send_passes_a_partner_connector_only_by_certificate_or_address(
            String property, String value, int code) {
        var tenants = Tenants.two()
                .certificate("mail.fabrikam.example")
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "contoso", "RejectDirectSend", true);
        var edge = (property.equals("-")
                        ? tenants.inbound(CONTOSO, "P", "ConnectorType", "Partner")
                        : tenants.inbound(
                                CONTOSO,
                                "P",
                                "ConnectorType",
                                "Partner",
                                property,
                                property.startsWith("Tls") ? value : List.of(value)))
                .edge();
        var answer = edge.recipient(
                edge.peer("198.18.99.1", "mail.fabrikam.example"), "bert@contoso.com", "anna@contoso.com");
        assertThat(answer.verdict().reply().code()).isEqualTo(code);
    }

    /** EXO-RCPT-02, EXO-RCPT-03. */
    @ParameterizedTest(name = "{0} shows {1} to {2}: {3}")
    @CsvSource({
        "Authoritative, none, nobody@contoso.com, 550 5.4.1 Recipient address rejected: Access denied",
        "Authoritative, none, ANNA@contoso.com, 250",
        "Authoritative, mail.contoso.com, nobody@contoso.com, 250",
        "InternalRelay, none, nobody@relay.example, 250",
        "Authoritative, none, nobody@relay.example, 550 5.4.1",
    })
    void unknown_recipients_of_an_authoritative_domain_are_refused_at_the_edge(
            String type, String certificate, String recipient, String reply) {
        var edge = hybridAndGateway()
                .accepts(CONTOSO, "relay.example", "DomainType", type)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", certificate), "fred@fabrikam.example", recipient);
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    /** EXO-RCPT-14. */
    @ParameterizedTest(name = "{0} before: {2}")
    @CsvSource({
        "199, anna@contoso.com, 250",
        "200, anna@contoso.com, 452",
        "200, nobody@contoso.com, 550",
    })
    void two_hundred_recipients_of_one_domain_are_enough(int before, String next, int code) {
        var edge = Tenants.two().edge();
        var soFar = new String[before];
        Arrays.setAll(soFar, i -> "user" + i + "@contoso.com");
        var answer = edge.policy()
                .recipient(
                        edge.peer("198.18.40.25", "none"),
                        Edge.envelope("fred@fabrikam.example", soFar),
                        Edge.to(next));

        assertThat(answer.verdict().reply().code()).isEqualTo(code);
    }
}
