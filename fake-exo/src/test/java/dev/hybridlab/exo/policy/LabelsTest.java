package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a decision rests on what nobody documented, and only there, its reason says so. */
final class LabelsTest {
    /** EXO-ATTR-20: only where two refusals apply. */
    @ParameterizedTest(name = "{0}: assumed {1}")
    @CsvSource({"bert@contoso.com, true", "fred@fabrikam.example, false"})
    void the_order_of_refusals(String sender, boolean assumed) {
        var edge = Tenants.two()
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "contoso", "RejectDirectSend", true)
                .inbound(
                        CONTOSO,
                        "Gateway",
                        "ConnectorType",
                        "Partner",
                        "SenderIPAddresses",
                        List.of("198.18.40.25"),
                        "RestrictDomainsToIPAddresses",
                        true)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "none"), sender, "anna@contoso.com");
        assertThat(answer.verdict().reply().toString()).startsWith("550 5.7.51");
        assertThat(answer.verdict().because().assumed().contains("EXO-ATTR-20")).isEqualTo(assumed);
    }

    /** EXO-ATTR-49, EXO-ATTR-60: settings of an OnPremises connector that attribution does not ask for. */
    @ParameterizedTest(name = "RequireTls {0}, SenderDomains {1}: assumed {2}")
    @CsvSource({
        "true, *, EXO-ATTR-49",
        "false, *, -",
        "false, contoso.com, -",
        "false, contoso.net, EXO-ATTR-60",
    })
    void what_an_on_premises_connector_is_not_asked(boolean requireTls, String senders, String assumed) {
        var edge = Tenants.two()
                .inbound(
                        CONTOSO,
                        "C",
                        "RequireTls",
                        requireTls,
                        "SenderDomains",
                        List.of(senders),
                        "SenderIPAddresses",
                        List.of("198.18.10.25"))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.10.25", "plain"), "bert@contoso.com", "anna@contoso.com");
        var labels = answer.considered().stream()
                .filter(Considered::chosen)
                .flatMap(each -> each.because().assumed().stream())
                .toList();
        assertThat(labels).isEqualTo(assumed.equals("-") ? List.of() : List.of(assumed));
    }

    /** EXO-RCPT-03. */
    @ParameterizedTest(name = "edgeBlockingForOriginating {0}: {1}")
    @CsvSource({"false, 250 2.1.5", "true, 550 5.4.1"})
    void edge_blocking_of_the_own_servers(String assumption, String reply) {
        var edge = Tenants.two()
                .assuming("edgeBlockingForOriginating=" + assumption)
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com")
                .edge();
        var answer =
                edge.recipient(edge.peer("198.18.10.25", "mail.contoso.com"), "bert@contoso.com", "nobody@contoso.com");
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
        assertThat(answer.verdict().because().assumed().contains("EXO-RCPT-03")).isEqualTo(assumption.equals("true"));
    }

    /** HDR-36, SMTP-17, SMTP-90. */
    @Test
    void the_greeting_says_what_of_it_is_assumed() {
        var edge = Tenants.two()
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", "CloudServicesMailEnabled", true)
                .edge();
        var greeting = edge.policy().greet(edge.peer("198.18.10.25", "mail.contoso.com"));
        assertThat(greeting.considered().getFirst().because().assumed()).contains("HDR-36", "SMTP-17", "SMTP-90");
    }
}
