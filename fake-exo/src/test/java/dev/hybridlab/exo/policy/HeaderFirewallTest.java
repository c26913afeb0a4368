package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.HeaderChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a header keeps on its way through Exchange Online (HDR-01 to HDR-30, HDR-68). */
final class HeaderFirewallTest {
    private static final Message FORGED = Edge.message(
            "Received: from a by b; Mon, 2 Mar 2026 08:00:00 +0000",
            "X-MS-Exchange-Organization-AuthAs: Internal",
            "X-MS-Exchange-Organization-Note: forged",
            "X-MS-Exchange-Forest-Note: forged",
            "X-MS-Exchange-CrossPremises-Mine: from the other half",
            "X-MS-Exchange-CrossTenant-Note: data",
            "X-Forefront-Antispam-Report: SCL:-1",
            "X-Microsoft-Antispam: BCL:9",
            "Authentication-Results: spf=pass");

    private static Edge edge() {
        return Tenants.two()
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", "CloudServicesMailEnabled", true)
                .outbound("To us", "RecipientDomains", List.of("contoso.example"), "CloudServicesMailEnabled", true)
                .outbound("To them", "RecipientDomains", List.of("partner.example"))
                .edge();
    }

    private static Headers received(String certificate) {
        var edge = edge();
        return edge.kept(edge.peer(Edge.CONTOSO_IP, certificate), "bert@contoso.com", "anna@contoso.com", FORGED)
                .message()
                .headers();
    }

    /** HDR-03, HDR-04, HDR-06, HDR-11. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "none, X-MS-Exchange-Organization-Note, -",
        "none, X-MS-Exchange-Forest-Note, -",
        "none, X-MS-Exchange-CrossPremises-Mine, -",
        "none, X-MS-Exchange-Organization-Mine, -",
        "none, X-MS-Exchange-Organization-AuthAs, Anonymous",
        "none, X-MS-Exchange-CrossTenant-Note, data",
        // HDR-44
        "none, X-MS-Exchange-Organization-AuthMechanism, -",
        "mail.contoso.com, X-MS-Exchange-Organization-Note, -",
        "mail.contoso.com, X-MS-Exchange-Forest-Note, -",
        "mail.contoso.com, X-MS-Exchange-CrossPremises-Mine, -",
        "mail.contoso.com, X-MS-Exchange-Organization-Mine, from the other half",
        "mail.contoso.com, X-MS-Exchange-Organization-AuthAs, Anonymous",
        // HDR-68
        "none, Authentication-Results-Original, spf=pass",
        "none, X-Forefront-Antispam-Report-Untrusted, SCL:-1",
        "none, X-Microsoft-Antispam-Untrusted, BCL:9",
    })
    void receiving_believes_the_other_half_alone(String certificate, String header, String value) {
        assertThat(received(certificate).first(header).orElse("-")).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"none", "mail.contoso.com"})
    void every_pass_adds_three_received_lines_on_top(String certificate) {
        var lines = received(certificate).all("Received");
        assertThat(lines).hasSize(4);
        assertThat(lines.getLast()).startsWith("from a by b");
        assertThat(lines.get(2)).contains("(" + Edge.CONTOSO_IP + ")", "via Frontend Transport");
    }

    /** HDR-12, HDR-22: HDR-02 on every way. */
    @ParameterizedTest(name = "to {0}: {1} {2}")
    @CsvSource({
        "contoso.example, X-MS-Exchange-Organization-AuthAs, -",
        "contoso.example, X-MS-Exchange-CrossPremises-AuthAs, Internal",
        "contoso.example, X-MS-Exchange-Forest-Note, -",
        "contoso.example, Received, kept",
        "partner.example, X-MS-Exchange-Organization-AuthAs, -",
        "partner.example, X-MS-Exchange-CrossPremises-AuthAs, -",
        "partner.example, X-OrganizationHeadersPreserved, -",
        "partner.example, Received, kept",
        "fabrikam.example, X-MS-Exchange-Organization-AuthAs, -",
        "fabrikam.example, X-MS-Exchange-CrossPremises-AuthAs, -",
        "fabrikam.example, X-MS-Exchange-CrossTenant-Id, t",
        "fabrikam.example, X-MS-Exchange-Forest-Note, -",
    })
    void leaving_demotes_or_removes(String domain, String header, String value) {
        assertThat(sent(domain).first(header).orElse("-")).isEqualTo(value);
    }

    private static Headers sent(String domain) {
        return left(domain).message().headers();
    }

    private static Release left(String domain) {
        var edge = edge();
        var envelope = Edge.envelope("anna@contoso.com", "joe@" + domain);
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                envelope,
                Edge.message(
                        "Received: kept",
                        "X-MS-Exchange-Organization-AuthAs: Internal",
                        "X-MS-Exchange-Forest-Note: n",
                        "X-MS-Exchange-CrossTenant-Id: t",
                        "X-EOPAttributedMessage: 0",
                        "X-MS-Exchange-Transport-CrossTenantHeadersStamped: S"));
        Hop hop = ((RoutingDecision.Relay)
                        edge.policy().route(held, envelope.recipients().getFirst(), LabSettings.DEFAULT_START))
                .hop();
        return edge.policy().release(held, hop);
    }

    /** HDR-04 to HDR-06: evidence says of what stays why it stays. */
    @ParameterizedTest(name = "to {0}: {1} {2} by {3}")
    @CsvSource({
        "contoso.example, Received, KEPT, HDR-06",
        "contoso.example, X-MS-Exchange-CrossTenant-Id, KEPT, HDR-04",
        "contoso.example, X-EOPAttributedMessage, KEPT, HDR-05",
        "contoso.example, X-MS-Exchange-Transport-CrossTenantHeadersStamped, KEPT, HDR-05",
        "contoso.example, X-MS-Exchange-Organization-AuthAs, RENAMED_TO_CROSS_PREMISES, HDR-22",
        "contoso.example, X-MS-Exchange-Forest-Note, REMOVED, HDR-02",
        "fabrikam.example, X-MS-Exchange-Organization-AuthAs, REMOVED, HDR-01",
        "fabrikam.example, X-EOPAttributedMessage, KEPT, HDR-05",
        "fabrikam.example, Received, KEPT, HDR-06",
    })
    void each_field_that_leaves_has_its_reason(String domain, String header, HeaderChange.Kind kind, String fact) {
        assertThat(left(domain).changes())
                .filteredOn(change -> change.name().equals(header))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(kind);
                    assertThat(change.because().fact()).isEqualTo(fact);
                });
    }

    /** HDX-13. */
    @Test
    void a_cloud_mailbox_shows_all_fields_of_the_organization() {
        var edge = edge();
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope("anna@contoso.com", "anna@contoso.com"),
                Edge.message("X-MS-Exchange-Organization-Network-Message-Id: 1"));
        var release = edge.policy().deliver(held, Edge.address("anna@contoso.com"), LabSettings.DEFAULT_START);
        assertThat(release.message().headers().has("X-MS-Exchange-Organization-Network-Message-Id"))
                .isTrue();
        assertThat(release.changes().toString()).contains("HDX-13");
    }

    /** HDR-70, HDX-07, HDR-71: what mail that leaves by a connector carries, and what it carries by MX. */
    @ParameterizedTest(name = "to {0}: by connector {1}")
    @CsvSource({"contoso.example, true", "partner.example, true", "fabrikam.example, false"})
    void mail_that_leaves_by_a_connector_names_the_tenant(String domain, boolean byConnector) {
        var headers = sent(domain);
        assertThat(headers.first("X-ExternalRecipientOutboundConnectors"))
                .isEqualTo(
                        byConnector
                                ? Optional.of(
                                        edge().topology().tenants().getFirst().id())
                                : Optional.empty());
        assertThat(headers.first("X-MS-Exchange-SenderADCheck")).hasValue("1");
        assertThat(headers.first("X-MS-Exchange-AntiSpam-Relay")).hasValue("0");
    }

    /** HDR-22, HDR-29, HDX-10. */
    @Test
    void a_demotion_names_the_server_and_the_setting() {
        assertThat(sent("contoso.example").first("X-OrganizationHeadersPreserved"))
                .hasValue(new Names("1").hub());
    }

    /** HDR-14. */
    @Test
    void a_client_cannot_supply_what_only_servers_may_write() {
        var edge = edge();
        var envelope = Edge.envelope("anna@contoso.com", "joe@fabrikam.example");
        var kept = (ContentVerdict.Keep)
                edge.policy().submission(new Submission(Edge.REF, envelope, LabSettings.DEFAULT_START), FORGED);
        var headers = kept.message().headers();
        assertThat(headers.has("X-MS-Exchange-Organization-Note")).isFalse();
        assertThat(headers.fields()).noneMatch(HeaderFamily.FOREST::has).noneMatch(HeaderFamily.CROSS_PREMISES::has);
        assertThat(headers.all("Received")).hasSize(1).first().asString().contains("with mapi");
        assertThat(headers.first("X-MS-Exchange-Organization-AuthAs")).hasValue("Internal");
        assertThat(headers.first("X-MS-Exchange-Organization-AuthMechanism")).hasValue("04");
        assertThat(kept.changes())
                .filteredOn(change -> change.kind() == HeaderChange.Kind.REMOVED)
                .allMatch(change -> change.because().fact().equals("HDR-14"))
                .hasSize(5);
    }

    /** LOOP-05, HDR-51, HDR-52. */
    @ParameterizedTest(name = "counter {0}, limit {1}: {2}")
    @CsvSource({
        "-, 3, 0",
        "0, 3, 1",
        "1, 3, 2",
        "2, 3, loop",
        "7, 3, loop",
        "nonsense, 3, 0",
        "2, 4, 3",
        "3, 4, loop",
        "0, 1, loop",
    })
    void the_attribution_counter_ends_loops(String before, String limit, String after) {
        var edge = Tenants.two().assuming("attributionPassLimit=" + limit).edge();
        var message = before.equals("-") ? Edge.message() : Edge.message("X-EOPAttributedMessage: " + before);
        var verdict =
                edge.content(edge.peer("198.18.99.1", "none"), "fred@fabrikam.example", "anna@contoso.com", message);
        if (after.equals("loop")) {
            assertThat(verdict).isInstanceOf(ContentVerdict.Loop.class);
            assertThat(verdict.reply().toString())
                    .startsWith("554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [");
            return;
        }
        var keep = (ContentVerdict.Keep) verdict;
        assertThat(keep.message().headers().all("X-EOPAttributedMessage")).containsExactly(after);
        assertThat(keep.message().headers().all("X-EOPTenantAttributedMessage"))
                .containsExactly(edge.topology().tenants().getFirst().id() + ":" + after);
        assertThat(keep.attribution().pass()).isEqualTo(Integer.parseInt(after));
    }
}
