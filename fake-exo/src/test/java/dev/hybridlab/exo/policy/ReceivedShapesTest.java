package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.topology.LabSettings;
import org.junit.jupiter.api.Test;

/** The Received lines of Exchange Online's roles (HDR-86 to HDR-93). */
final class ReceivedShapesTest {
    private static final String INSIDE = "\\(2603:10b6:[0-9a-f:]+\\)";
    private static final String AT = "; Mon, 2 Mar 2026 09:00:00 \\+0000";
    private static final String MODERN =
            " with Microsoft SMTP Server \\(version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384\\) id 15\\.20\\.8678\\.23";

    /** HDR-87, HDR-88, HDR-91: always +0000; HDR-92: three lines a pass, newest first. */
    @Test
    void a_pass_leaves_the_lines_of_hub_front_and_edge() {
        var edge = Tenants.two().edge();
        var lines = edge.kept(
                        edge.peer("198.18.99.1", "none"), "fred@fabrikam.example", "anna@contoso.com", Edge.message())
                .message()
                .headers()
                .all("Received");

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .matches("from SJ0PR13CA\\d{4}\\.namprd13\\.prod\\.outlook\\.com " + INSIDE
                        + " by PH8PR11MB\\d{4}\\.namprd11\\.prod\\.outlook\\.com " + INSIDE
                        + " with Microsoft SMTP Server \\(version=TLS1_2,"
                        + " cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384\\) id 15\\.20\\.8678\\.23" + AT);
        assertThat(lines.get(1))
                .matches("from SJ1PEPF0000[0-9A-F]{4}\\.namprd21\\.prod\\.outlook\\.com " + INSIDE
                        + " by SJ0PR13CA\\d{4}\\.outlook\\.office365\\.com " + INSIDE + MODERN
                        + " via Frontend Transport" + AT);
        assertThat(lines.get(2))
                .matches("from mail\\.contoso\\.com \\(198\\.18\\.99\\.1\\)"
                        + " by SJ1PEPF0000[0-9A-F]{4}\\.mail\\.protection\\.outlook\\.com \\(10\\.167\\.\\d+\\.\\d+\\)"
                        + MODERN + " via Frontend Transport" + AT);
    }

    /** HDR-86. */
    @Test
    void a_cloud_mailbox_submits_by_mapi() {
        var edge = Tenants.two().edge();
        var submission = new Submission(
                Edge.REF, Edge.envelope("anna@contoso.com", "x@fabrikam.example"), LabSettings.DEFAULT_START);
        var verdict = (ContentVerdict.Keep) edge.policy().submission(submission, Edge.message());
        assertThat(verdict.message().headers().all("Received"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("from (DM6PR11MB\\d{4}\\.namprd11\\.prod\\.outlook\\.com) \\(\\[(fe80::[0-9a-f:]+)]\\)"
                                + " by \\1 \\(\\[\\2%4]\\) with mapi id 15\\.20\\.7962\\.018" + AT));
    }

    /** HDR-89. */
    @Test
    void the_store_has_one_line_by_HTTPS() {
        var edge = Tenants.two().edge();
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope("anna@contoso.com", "anna@contoso.com"),
                Edge.message());
        var lines = edge.policy()
                .deliver(held, EmailAddress.of("anna@contoso.com"), LabSettings.DEFAULT_START)
                .message()
                .headers()
                .all("Received");
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("from PH8PR11MB\\d{4}\\.namprd11\\.prod\\.outlook\\.com by"
                                + " DM6PR11MB\\d{4}\\.namprd11\\.prod\\.outlook\\.com with HTTPS" + AT));
    }

    /** HDR-93. */
    @Test
    void it_calls_itself_outbound() {
        var edge = Tenants.two().edge();
        var recipient = Edge.to("x@fabrikam.example");
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope("anna@contoso.com", "x@fabrikam.example"),
                Edge.message());
        var relay = (RoutingDecision.Relay) edge.policy().route(held, recipient, LabSettings.DEFAULT_START);
        assertThat(relay.hop().manner().ehloName())
                .matches("NAM11-[0-9A-F]{3}-obe\\.outbound\\.protection\\.outlook\\.com");
    }
}
