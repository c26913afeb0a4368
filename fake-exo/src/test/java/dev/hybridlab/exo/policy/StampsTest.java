package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, value shapes and order of what Exchange Online writes, by the way a message took (HDR-51 to HDR-71, HDX facts). */
final class StampsTest {
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TIME = "\\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{4} \\(UTC\\)";

    private static Edge edge(String... assumptions) {
        return Tenants.two()
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", "CloudServicesMailEnabled", true)
                .outbound("To us", "RecipientDomains", List.of("contoso.example"), "CloudServicesMailEnabled", true)
                .add("", "dns", "DnsRecord", "25.10.18.198.in-addr.arpa", "PTR", List.of("mail.contoso.com"))
                .assuming(assumptions)
                .edge();
    }

    private static Headers headers(String way, Edge edge, String... carried) {
        return switch (way) {
            case "internet" -> kept(edge, "198.18.99.1", "none", "fred@fabrikam.example", "anna@contoso.com", carried);
            case "hybrid" ->
                kept(edge, Edge.CONTOSO_IP, "mail.contoso.com", "bert@contoso.com", "anna@contoso.com", carried);
            case "through" ->
                kept(edge, Edge.CONTOSO_IP, "mail.contoso.com", "bert@contoso.com", "joe@fabrikam.example", carried);
            case "tenant" ->
                kept(
                        edge,
                        ExchangeOnline.ADDRESS,
                        ExchangeOnline.CERTIFICATE,
                        "nora@northwind.example",
                        "anna@contoso.com",
                        carried);
            default -> submitted(edge, way).message().headers();
        };
    }

    private static Headers kept(Edge edge, String ip, String certificate, String from, String to, String... carried) {
        return edge.kept(edge.peer(ip, certificate), from, to, Edge.message(carried))
                .message()
                .headers();
    }

    /** A submission of anna's to {@code to}. */
    private static ContentVerdict.Keep submitted(Edge edge, String to) {
        var submission = new Submission(Edge.REF, Edge.envelope("anna@contoso.com", to), LabSettings.DEFAULT_START);
        return (ContentVerdict.Keep) edge.policy().submission(submission, Edge.message());
    }

    private static Headers delivered(Edge edge, Message message, String to) {
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope("anna@contoso.com", to),
                message);
        return edge.policy()
                .deliver(held, EmailAddress.of(to), LabSettings.DEFAULT_START.plusSeconds(2))
                .message()
                .headers();
    }

    /**
     * HDR-51, HDR-52, HDR-53, HDR-55, HDR-58, HDR-59, HDR-60, HDR-61, HDR-62, HDR-63, HDR-64, HDR-66; HDX-01, HDX-05, HDX-09.
     */
    @ParameterizedTest(name = "{0}: {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "internet | X-EOPAttributedMessage | 0",
                "internet | X-EOPTenantAttributedMessage | <guid>:0",
                "internet | X-MS-Exchange-Organization-MessageDirectionality | Incoming",
                "hybrid   | X-MS-Exchange-Organization-MessageDirectionality | Originating",
                "cloud@contoso.com | X-MS-Exchange-Organization-MessageDirectionality | Originating",
                "cloud@contoso.com | X-EOPAttributedMessage | -",
                "internet | X-MS-Exchange-Organization-Network-Message-Id | <guid>",
                "internet | X-MS-Exchange-Organization-ExpirationStartTime | <time>",
                "internet | X-MS-Exchange-Organization-ExpirationStartTimeReason | OriginalSubmit",
                "internet | X-MS-Exchange-Organization-ExpirationInterval | 1:00:00:00.0000000",
                "internet | X-MS-Exchange-Organization-ExpirationIntervalReason | OriginalSubmit",
                "internet | X-MS-Exchange-Organization-OriginalArrivalTime | <time>",
                "internet | X-MS-Exchange-Organization-OriginalSize | \\d+",
                "internet | X-MS-PublicTrafficType | Email",
                "internet | X-MS-TrafficTypeDiagnostic | SJ1PEPF0000[0-9A-F]{4}:EE_.PH8PR11MB\\d{4}:EE_",
                "cloud@contoso.com | X-MS-TrafficTypeDiagnostic | DM6PR11MB\\d{4}:EE_.PH8PR11MB\\d{4}:EE_",
                "internet | X-MS-Exchange-CrossTenant-FromEntityHeader | Internet",
                "hybrid   | X-MS-Exchange-CrossTenant-FromEntityHeader | HybridOnPrem",
                "cloud@contoso.com | X-MS-Exchange-CrossTenant-FromEntityHeader | Hosted",
                "internet | X-MS-Exchange-CrossTenant-OriginalArrivalTime | <time>",
                "internet | X-MS-Exchange-CrossTenant-Id | <guid>",
                "internet | X-MS-Exchange-CrossTenant-AuthAs | Anonymous",
                "internet | X-MS-Exchange-CrossTenant-AuthSource |"
                        + " SJ1PEPF0000[0-9A-F]{4}\\.namprd21\\.prod\\.outlook\\.com",
                "internet | X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp | -",
                "hybrid   | X-MS-Exchange-CrossTenant-OriginalAttributedTenantConnectingIp"
                        + " | TenantId=<guid>;Ip=\\[198.18.10.25];Helo=\\[mail.contoso.com]",
                "cloud@contoso.com | X-MS-Exchange-CrossTenant-MailboxType | HOSTED",
                "cloud@contoso.com | X-MS-Exchange-CrossTenant-UserPrincipalName | .{20,}",
                "cloud@contoso.com | X-MS-Exchange-CrossTenant-RMS-PersistedConsumerOrg | <guid>",
                "hybrid   | X-MS-Exchange-CrossTenant-MailboxType | -",
                "internet | X-MS-Exchange-Transport-CrossTenantHeadersStamped | PH8PR11MB\\d{4}",
                "cloud@contoso.com | X-MS-Has-Attach | ",
                "cloud@contoso.com | X-MS-TNEF-Correlator | ",
                "internet | X-Microsoft-Antispam | BCL:0;",
                "internet | X-Forefront-Antispam-Report | CIP:198.18.99.1;CTRY:;LANG:en;SCL:1;SRV:;IPV:NLI;SFV:NSPM;"
                        + "H:mail.contoso.com;PTR:;CAT:NONE;SFS:;DIR:INB;",
                "hybrid   | X-Forefront-Antispam-Report |"
                        + " CIP:198.18.10.25;.*SFV:NSPM;.*PTR:mail.contoso.com;.*DIR:INB;",
                "through  | X-Forefront-Antispam-Report | CIP:198.18.10.25;.*DIR:OUT;SFP:1102;",
            })
    void every_way_has_its_stamps(String way, String name, String shape) {
        var value = headers(way, edge()).first(name).orElse("-");
        assertThat(value)
                .matches(shape == null ? "" : shape.replace("<guid>", GUID).replace("<time>", TIME));
    }

    /** HDR-56 to HDR-58, HDX-04: whose SCL counts, and which word the report has for it. */
    @ParameterizedTest(name = "promoted AuthAs {0}, SCL {1}, trustedScl {2}: SCL {3}, {4}, {5}")
    @CsvSource({
        "Internal, 1, 1, 1, SFV:SKI, DIR:INT",
        "Internal, 1, -1, -1, SFV:SKI, DIR:INT",
        "Internal, -1, keep, -1, SFV:SKI, DIR:INT",
        "Internal, 5, keep, 5, SFV:SKI, DIR:INT",
        "Anonymous, 1, 1, 1, SFV:NSPM, DIR:INB",
        "Anonymous, -1, 1, -1, SFV:SKN, DIR:INB",
    })
    void a_promoted_verdict_decides_whether_mail_is_scanned(
            String authAs, String carried, String rule, String scl, String verdict, String direction) {
        var found = headers(
                "hybrid",
                edge("trustedScl=" + rule),
                "X-MS-Exchange-CrossPremises-AuthAs: " + authAs,
                "X-MS-Exchange-CrossPremises-SCL: " + carried);
        assertThat(found.first("X-MS-Exchange-Organization-SCL")).hasValue(scl);
        assertThat(found.first("X-Forefront-Antispam-Report").orElseThrow())
                .contains(";SCL:" + scl + ";", ";" + verdict + ";", ";" + direction + ";");
    }

    /** HDR-28, HDR-43, HDX-15: what a cloud mailbox submits, as it would be seen on the wire between the halves. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "AuthAs, Internal",
        "AuthMechanism, 04",
        "SCL, 1",
        "MessageSource, StoreDriver",
        "TransportTrafficType, Email",
        "TransportTrafficSubType, ''",
        "Antispam-ScanContext, DIR:Originating;SFV:NSPM;SKIP:0;",
        "OriginalClientIPAddress, -",
        "BCC, -"
    })
    void a_submission_of_the_cloud_has_the_stamps_that_were_seen(String name, String value) {
        var found = headers("cloud@contoso.com", edge());
        assertThat(found.first("X-MS-Exchange-Organization-" + name).orElse("-"))
                .isEqualTo(value);
    }

    /** HDR-33, HDX-08: XOORG becomes a field, on mail of strangers too unless switched. */
    @ParameterizedTest(name = "AuthAs {0}, {1}: {2}")
    @CsvSource({
        "Internal, stamped, contoso.com",
        "Internal, absent, contoso.com",
        "Anonymous, stamped, contoso.com",
        "Anonymous, absent, -"
    })
    void what_the_session_said_of_its_organization_is_a_field(String authAs, String rule, String value) {
        var edge = edge("originatorOrgOfStrangers=" + rule);
        var peer = edge.peer(Edge.CONTOSO_IP, "mail.contoso.com");
        var attribution =
                edge.recipient(peer, "bert@contoso.com", "anna@contoso.com").attribution();
        var envelope = new Envelope(
                Optional.of(Edge.address("bert@contoso.com")),
                EsmtpParameters.of("XOORG", "contoso.com"),
                List.of(Edge.to("anna@contoso.com")));
        var keep = (ContentVerdict.Keep) edge.policy()
                .content(
                        new Arrival(Edge.REF, peer, envelope, attribution, edge.names()),
                        Edge.message("X-MS-Exchange-CrossPremises-AuthAs: " + authAs));
        assertThat(keep.message().headers().first("X-OriginatorOrg").orElse("-"))
                .isEqualTo(value);
    }

    /** HDX-02. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"kept, 01 Jan 2026 00:00:00.0000 (UTC)", "restarted, 02 Mar 2026 09:00:00.0000 (UTC)"})
    void a_promoted_message_has_the_rest_of_its_day(String rule, String start) {
        var found = headers(
                "hybrid",
                edge("promotedExpiration=" + rule),
                "X-MS-Exchange-CrossPremises-ExpirationStartTime: 01 Jan 2026 00:00:00.0000 (UTC)");
        assertThat(found.first("X-MS-Exchange-Organization-ExpirationStartTime"))
                .hasValue(start);
    }

    /** HDR-54. */
    @ParameterizedTest
    @CsvSource({"internet", "hybrid", "tenant", "cloud@contoso.com"})
    void one_id_stands_under_three_names(String way) {
        var found = headers(way, edge(), "X-MS-Exchange-CrossPremises-Network-Message-Id: carried");
        var id = found.first("X-MS-Exchange-Organization-Network-Message-Id");
        assertThat(found.first("X-MS-Exchange-CrossTenant-Network-Message-Id")).isEqualTo(id);
        assertThat(found.first("X-MS-Office365-Filtering-Correlation-Id")).isEqualTo(id);
        assertThat(id.orElseThrow().equals("carried")).isEqualTo(way.equals("hybrid"));
    }

    /** HDX-03. */
    @ParameterizedTest(name = "{0}, {1}: note {2}, entity {3}, {4}")
    @CsvSource({
        "tenant, kept, data, Hosted, Promoted",
        "tenant, stripped, data, Hosted, Promoted",
        "internet, kept, data, Internet, none",
        "internet, stripped, -, Internet, Stripped",
    })
    void the_cross_tenant_family_travels_between_tenants(
            String way, String rule, String note, String entity, String marker) {
        var found = headers(
                way,
                edge("crossTenantFromOutside=" + rule),
                "X-MS-Exchange-CrossTenant-Note: data",
                "X-MS-Exchange-CrossTenant-FromEntityHeader: Hosted");
        assertThat(found.first("X-MS-Exchange-CrossTenant-Note").orElse("-")).isEqualTo(note);
        assertThat(found.first("X-MS-Exchange-CrossTenant-FromEntityHeader")).hasValue(entity);
        for (var each : List.of("Promoted", "Stripped")) {
            assertThat(found.has("X-MS-Exchange-Transport-CrossTenantHeaders" + each))
                    .isEqualTo(each.equals(marker));
        }
    }

    /** HDR-65, HDX-06. */
    @Test
    void a_cloud_mailbox_shows_the_last_stamps() {
        var edge = edge();
        var found = delivered(edge, submitted(edge, "anna@contoso.com").message(), "anna@contoso.com");
        assertThat(found.first("X-MS-Exchange-Transport-EndToEndLatency")).hasValue("00:00:02.0000000");
        assertThat(found.first("X-MS-Exchange-Processed-By-BccFoldering")).hasValue("15.20.8678.023");
        assertThat(found.first("X-Forefront-Antispam-Report").orElseThrow()).contains("SFV:SKI", "DIR:INT");
    }

    /** DOMA-10, HDR-18, BRD-01: verdicts and seal above the edge's line, the rest below it, above what came with the message. */
    @Test
    void a_pass_writes_its_stamps_in_one_block() {
        var names = headers("internet", edge(), "Received: old", "X-Mine: 1").fields().stream()
                .map(HeaderField::name)
                .toList();
        assertThat(names)
                .startsWith(
                        "Received",
                        "Received",
                        "ARC-Seal",
                        "ARC-Message-Signature",
                        "ARC-Authentication-Results",
                        "Authentication-Results",
                        "Received-SPF",
                        "Received",
                        "Received")
                .containsSubsequence(
                        "X-MS-Exchange-Organization-ExpirationStartTime",
                        "X-MS-Exchange-Organization-Network-Message-Id",
                        "X-EOPAttributedMessage",
                        "X-EOPTenantAttributedMessage",
                        "X-MS-Exchange-Organization-MessageDirectionality",
                        "X-MS-PublicTrafficType",
                        "X-MS-TrafficTypeDiagnostic",
                        "X-MS-Exchange-CrossTenant-OriginalArrivalTime",
                        "X-MS-Exchange-CrossTenant-Id",
                        "X-MS-Exchange-CrossTenant-AuthSource",
                        "X-MS-Exchange-CrossTenant-AuthAs",
                        "X-MS-Exchange-CrossTenant-FromEntityHeader",
                        "X-Forefront-Antispam-Report",
                        "X-Mine");
    }
}
