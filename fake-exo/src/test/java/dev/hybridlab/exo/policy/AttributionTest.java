package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static dev.hybridlab.exo.policy.Tenants.NORTHWIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose mail it is, over two tenants: certificate before address before recipient (EXO-ATTR-01 to EXO-ATTR-13). */
final class AttributionTest {
    private static final Edge EDGE = Tenants.two()
            .inbound(CONTOSO, "C certificate", "TlsSenderCertificateName", "*.contoso.com")
            .inbound(CONTOSO, "C address", "SenderIPAddresses", List.of("198.18.10.0/24"))
            .inbound(NORTHWIND, "N certificate", "TlsSenderCertificateName", "*.northwind.example")
            .inbound(NORTHWIND, "N address", "SenderIPAddresses", List.of("198.18.10.25"))
            .certificate("mail.northwind.example")
            .certificate("mail.fabrikam.example")
            .edge();

    @ParameterizedTest(name = "{0}: {1} shows {2}, {3} to {4}")
    @CsvSource({
        // fact, address, certificate, sender, recipient -> tenant, direction, connector
        "EXO-ATTR-03, 198.18.99.1, mail.contoso.com, bert@contoso.com, joe@fabrikam.example, contoso, ORIGINATING, C"
                + " certificate",
        "EXO-ATTR-03, 198.18.99.1, mail.contoso.com, fred@fabrikam.example, joe@fabrikam.example, contoso,"
                + " ORIGINATING, C certificate",
        "EXO-ATTR-03, 198.18.99.1, mail.contoso.com, <>, joe@fabrikam.example, contoso, ORIGINATING, C certificate",
        "EXO-ATTR-02, 198.18.10.25, mail.northwind.example, bert@contoso.com, anna@contoso.com, northwind,"
                + " ORIGINATING, N certificate",
        "EXO-ATTR-13, 198.18.99.1, mail.contoso.com, bert@contoso.com, nora@northwind.example, contoso, ORIGINATING, C"
                + " certificate",
        "EXO-ATTR-04, 198.18.10.25, mail.fabrikam.example, bert@contoso.com, joe@fabrikam.example, contoso,"
                + " ORIGINATING, C address",
        "EXO-ATTR-04, 198.18.10.25, none, nora@northwind.example, anna@contoso.com, northwind, ORIGINATING, N address",
        "EXO-ATTR-04, 198.18.10.25, plain, nora@northwind.example, anna@contoso.com, northwind, ORIGINATING, N address",
        "EXO-ATTR-08, 198.18.10.26, none, nora@northwind.example, anna@contoso.com, contoso, INCOMING, -",
        "EXO-ATTR-08, 198.18.10.25, none, fred@fabrikam.example, anna@contoso.com, contoso, INCOMING, -",
        "EXO-ATTR-08, 198.18.10.25, none, <>, nora@northwind.example, northwind, INCOMING, -",
        "EXO-ATTR-09, 198.18.99.1, mail.fabrikam.example, fred@fabrikam.example, nora@northwind.example, northwind,"
                + " INCOMING, -",
        "EXO-ATTR-26, 198.18.99.1, plain, bert@contoso.com, anna@contoso.com, contoso, INCOMING, -",
    })
    void the_first_question_that_is_answered_decides(
            String fact,
            String address,
            String certificate,
            String sender,
            String recipient,
            String tenant,
            Direction direction,
            String connector) {
        var answer = EDGE.recipient(EDGE.peer(address, certificate), sender, recipient);
        assertThat(answer.verdict()).as(fact).isInstanceOf(Verdict.Accept.class);
        var attribution = answer.attribution();
        assertThat(attribution.tenant()).as(fact).hasValue(tenant + ".onmicrosoft.com");
        assertThat(attribution.direction()).as(fact).isEqualTo(direction);
        assertThat(attribution.connector().orElse("-")).as(fact).isEqualTo(connector);
        assertThat(attribution.byCertificate()).as(fact).isEqualTo(connector.endsWith("certificate"));
    }

    @Test
    void every_connector_that_lost_says_why() {
        var considered = EDGE.recipient(
                        EDGE.peer("198.18.10.25", "mail.northwind.example"), "bert@contoso.com", "anna@contoso.com")
                .considered();
        assertThat(Edge.why(considered, "N certificate")).isEqualTo("+EXO-ATTR-03");
        assertThat(Edge.why(considered, "C certificate")).isEqualTo("-EXO-ATTR-03");
        assertThat(Edge.why(considered, "C address")).isEqualTo("-EXO-ATTR-02");
        assertThat(Edge.why(considered, "N address")).isEqualTo("-EXO-ATTR-08");
    }

    @ParameterizedTest(name = "{0}: {1} shows {2}, {3} to {4}")
    @CsvSource({
        "EXO-ATTR-26, 198.18.99.1, none, bert@contoso.com, joe@fabrikam.example, TenantAttribution; Relay Access"
                + " Denied [",
        "EXO-ATTR-11, 198.18.10.25, none, fred@fabrikam.example, joe@fabrikam.example, Relay Access Denied ATTR36. For"
                + " more details please refer to KB 3169958",
        "EXO-ATTR-11, 198.18.10.25, mail.fabrikam.example, fred@fabrikam.example, joe@fabrikam.example, Relay Access"
                + " Denied ATTR36. For more details please refer to KB 3169958",
        "EXO-ATTR-11, 198.18.10.25, none, <>, joe@fabrikam.example, Relay Access Denied ATTR36. For more details"
                + " please refer to KB 3169958",
        "EXO-ATTR-11, 198.18.10.26, plain, nora@northwind.example, joe@fabrikam.example, Relay Access Denied ATTR36."
                + " For more details please refer to KB 3169958",
    })
    void nobody_else_may_relay(
            String fact, String address, String certificate, String sender, String recipient, String text) {
        var answer = EDGE.recipient(EDGE.peer(address, certificate), sender, recipient);
        assertThat(answer.verdict()).as(fact).isInstanceOf(Verdict.Reject.class);
        assertThat(answer.verdict().reply().toString()).as(fact).startsWith("550 5.7.64 " + text);
        assertThat(answer.attribution().tenant()).as(fact).isEmpty();
    }

    /** EXO-ATTR-10, EXO-ATTR-25. */
    @ParameterizedTest(name = "{0} shows {1}, {2}, {3}: {4}")
    @CsvSource({
        "198.18.99.1, none, fred@fabrikam.example, -, 550 5.4.1 Relay Access Denied [",
        "198.18.99.1, plain, <>, -, 550 5.4.1 Relay Access Denied [",
        "198.18.99.1, mail.fabrikam.example, fred@fabrikam.example, -, 550 5.4.1 Relay Access Denied [",
        "198.18.99.1, old, fred@fabrikam.example, -, 550 5.7.64 TenantAttribution; Relay Access Denied [",
        "198.18.99.1, mail.contoso.net, fred@fabrikam.example, -, 550 5.7.64 TenantAttribution; Relay Access Denied [",
        "198.18.99.1, none, bert@contoso.com, -, 550 5.7.64 TenantAttribution; Relay Access Denied [",
        "198.18.99.1, none, bert@contoso.com, directSendOutside=5.4.1, 550 5.4.1 Relay Access Denied [",
        "198.18.99.1, none, fred@fabrikam.example, unknownDomainText=5.7.64, 550 5.7.64 TenantAttribution; Relay",
    })
    void who_is_tied_to_no_tenant_at_all_is_told_so(
            String address, String certificate, String sender, String assumption, String reply) {
        var tenants = Tenants.two()
                .accepts(CONTOSO, "contoso.net")
                .certificate("mail.fabrikam.example")
                .certificate("mail.contoso.net")
                .certificate("old", "names", List.of("mail.contoso.com"), "notAfter", "2026-03-01T00:00:00Z")
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com");
        var edge = (assumption.equals("-") ? tenants : tenants.assuming(assumption)).edge();
        var answer = edge.recipient(edge.peer(address, certificate), sender, "joe@fabrikam.example");
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
        assertThat(answer.verdict().because().assumed())
                .contains(sender.startsWith("bert") ? "EXO-ATTR-26" : "EXO-ATTR-25");
    }

    @ParameterizedTest(name = "{0}, then {1}: {2}")
    @CsvSource({
        "anna@contoso.com, nora@northwind.example, 550 5.7.64 TenantAttribution; Relay Access Denied",
        "nora@northwind.example, anna@contoso.com, 550 5.7.64 TenantAttribution; Relay Access Denied",
        "anna@contoso.com, joe@fabrikam.example, 550 5.7.64 TenantAttribution; Relay Access Denied",
        "anna@contoso.com, anna@contoso.onmicrosoft.com, 250 2.1.5 Recipient OK",
    })
    void the_first_recipient_decides(String first, String second, String reply) {
        var edge = Tenants.two()
                .accepts(CONTOSO, "contoso.onmicrosoft.com", "DomainType", "InternalRelay")
                .edge();
        var answer = edge.policy()
                .recipient(
                        edge.peer("198.18.99.1", "none"),
                        Edge.envelope("fred@fabrikam.example", first),
                        Edge.to(second));
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    @Test
    void a_server_of_the_tenant_may_write_to_several_tenants_at_once() {
        var answer = EDGE.policy()
                .recipient(
                        EDGE.peer("198.18.99.1", "mail.contoso.com"),
                        Edge.envelope("bert@contoso.com", "anna@contoso.com"),
                        Edge.to("nora@northwind.example"));
        assertThat(answer.verdict()).isInstanceOf(Verdict.Accept.class);
        assertThat(answer.attribution().tenant()).hasValue("contoso.onmicrosoft.com");
    }

    @ParameterizedTest(name = "{0} against {1}: {2}")
    @CsvSource({
        // two connectors A and B of contoso -> the winner, and why the other lost (EXO-ATTR-03, EXO-ATTR-19)
        "*.contoso.com, mail.contoso.com, B, -EXO-ATTR-03",
        "mail.contoso.com, *.contoso.com, A, -EXO-ATTR-03",
        "*.contoso.com, *.contoso.com, A, -EXO-ATTR-19",
        "*.northwind.example, *.contoso.com, B, -EXO-ATTR-03",
    })
    void the_most_exact_certificate_name_wins_then_the_lowest_name(
            String first, String second, String winner, String loser) {
        var edge = Tenants.two()
                .accepts(CONTOSO, "mail.contoso.com")
                .inbound(CONTOSO, "B", "TlsSenderCertificateName", second)
                .inbound(CONTOSO, "A", "TlsSenderCertificateName", first)
                .edge();
        var answer = edge.recipient(
                edge.peer("198.18.99.1", "mail.contoso.com"), "bert@contoso.com", "joe@fabrikam.example");
        assertThat(answer.attribution().connector()).hasValue(winner);
        assertThat(Edge.why(answer.considered(), winner.equals("A") ? "B" : "A"))
                .isEqualTo(loser);
    }

    @ParameterizedTest(name = "SenderDomains {0}, {1}")
    @CsvSource({"contoso.com, bert@contoso.com", "contoso.com, fred@fabrikam.example", "contoso.com, <>"})
    void a_certificate_does_not_ask_for_the_sender(String senderDomains, String sender) {
        var edge = Tenants.two()
                .inbound(
                        CONTOSO,
                        "C",
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        "SenderDomains",
                        List.of(senderDomains))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), sender, "joe@fabrikam.example");
        assertThat(answer.attribution().connector()).as("EXO-ATTR-03").isEqualTo(Optional.of("C"));
    }

    /** EXO-ATTR-34: only a certificate promotes, unless the assumption says otherwise. */
    @ParameterizedTest
    @CsvSource({"*.contoso.com, , false, true", ", 198.18.10.25, false, false", ", 198.18.10.25, true, true"})
    void an_address_alone_does_not_promote(String name, String range, boolean assumed, boolean promotes) {
        var tenants = Tenants.two().assuming("promoteOnAddressMatch=" + assumed);
        var edge = (name != null
                        ? tenants.inbound(
                                CONTOSO, "C", "TlsSenderCertificateName", name, "CloudServicesMailEnabled", true)
                        : tenants.inbound(
                                CONTOSO, "C", "SenderIPAddresses", List.of(range), "CloudServicesMailEnabled", true))
                .edge();
        var answer =
                edge.recipient(edge.peer("198.18.10.25", "mail.contoso.com"), "bert@contoso.com", "anna@contoso.com");
        assertThat(answer.attribution().crossPremises()).isEqualTo(promotes);
    }
}
