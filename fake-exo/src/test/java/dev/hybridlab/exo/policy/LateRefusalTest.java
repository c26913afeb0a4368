package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At which stage a refusal of attribution is told (EXO-ATTR-21), and which comes before which (EXO-RCPT-01). */
final class LateRefusalTest {
    private static Edge edge(String stage, boolean locked) {
        return Tenants.two()
                .assuming("attributionRefusalStage=" + stage)
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "contoso", "RejectDirectSend", true)
                .inbound(
                        CONTOSO,
                        "Partner",
                        "ConnectorType",
                        "Partner",
                        "SenderIPAddresses",
                        List.of("198.18.40.25"),
                        "RestrictDomainsToIPAddresses",
                        locked)
                .edge();
    }

    @ParameterizedTest(name = "{0}: {1} to {2}: {3} then {4}")
    @CsvSource({
        "rcpt, bert@contoso.com, joe@fabrikam.example, false, 550 5.7.64, -",
        "end-of-data, bert@contoso.com, joe@fabrikam.example, false, 250, 550 5.7.64",
        "rcpt, bert@contoso.com, anna@contoso.com, false, 550 5.7.68, -",
        "end-of-data, bert@contoso.com, anna@contoso.com, false, 250, 550 5.7.68",
        "end-of-data, fred@fabrikam.example, anna@contoso.com, true, 550 5.7.51, -",
        "end-of-data, fred@fabrikam.example, nobody@contoso.com, false, 550 5.4.1, -",
        "end-of-data, fred@fabrikam.example, anna@contoso.com, false, 250, 250",
    })
    void a_refusal_may_wait_for_the_end_of_data(
            String stage, String sender, String recipient, boolean locked, String atRcpt, String atEnd) {
        var edge = edge(stage, locked);
        var peer = edge.peer("198.18.99.1", "none");
        var first = edge.recipient(peer, sender, recipient);
        assertThat(first.verdict().reply().toString()).startsWith(atRcpt);
        if (atEnd.equals("-")) {
            return;
        }
        var last = edge.content(peer, sender, recipient, Edge.message());
        assertThat(last.reply().toString()).startsWith(atEnd);
        if (last instanceof ContentVerdict.Reject(var reply, var because)) {
            assertThat(because.assumed()).contains("EXO-ATTR-21");
            assertThat(first.verdict().because().assumed()).contains("EXO-ATTR-21");
        }
    }

    /** EXO-RCPT-01: attribution before edge blocking, and that for incoming mail alone. */
    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "nobody@contoso.com, 198.18.99.1, true, 550 5.7.51",
        "nobody@contoso.com, 198.18.40.25, true, 550 5.4.1",
        "anna@contoso.com, 198.18.40.25, true, 250",
    })
    void attribution_comes_before_edge_blocking(String recipient, String address, boolean locked, String reply) {
        var edge = edge("rcpt", locked);
        var answer = edge.recipient(edge.peer(address, "none"), "fred@fabrikam.example", recipient);
        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }
}
