package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sixteen hybrid flows, hop by hop: each row of a flow's fact is a line that a user sees in the forecast of its scenario. The
 * number in front is the row; {@code not} means that no such line is seen. ONP-RECV-02, FLOW-07: front end and hub, and no queue
 * between them. HYB-34, FLOW-12: what Edge needs.
 */
class SixteenFlowsTest {
    private static final String FROM_ON_PREMISES = """
        FLOW-01 flows/f01-onprem-to-cloud
        1 header with mapi
        1 header X-MS-Exchange-Organization-AuthMechanism: 04
        1 header X-MS-Exchange-Organization-AuthSource: ex01.corp.contoso.com
        2 route EX01 anna@contoso.com expand - to anna@contoso.mail.onmicrosoft.com
        2 header To: anna@contoso.com
        3 route EX01 anna@contoso.mail.onmicrosoft.com relay Outbound to Office 365 -
        3 lookup contoso.mail.onmicrosoft.com MX 0 contoso-mail-onmicrosoft-com.mail.protection.outlook.com
        3 tls server CN=mail.protection.outlook.com client CN=mail.contoso.com
        3 command ORCPT=rfc822;anna@contoso.com
        3 command XOORG=contoso.com
        3 header X-OrganizationHeadersPreserved: ex01.corp.contoso.com
        4 attribution Originating contoso.onmicrosoft.com by Inbound from
        4 header X-EOPAttributedMessage: 0
        4 header X-MS-Exchange-Organization-MessageDirectionality: Originating
        4 header X-CrossPremisesHeadersPromoted:
        4 header X-MS-Exchange-Organization-AuthAs: Internal
        5 route exo anna@contoso.mail.onmicrosoft.com deliver - to anna@contoso.com
        5 header X-MS-Exchange-CrossTenant-FromEntityHeader: HybridOnPrem
        5 header X-MS-Exchange-Organization-SCL: 1
        6 header X-MS-Exchange-Transport-CrossTenantHeadersStamped:
        6 header X-MS-Exchange-Transport-EndToEndLatency:
        FLOW-10 flows/f10-onprem-to-internet
        1 route EX01 outsider@fabrikam.example relay Internet to MX of fabrikam.example
        1 not header X-MS-Exchange-Organization-
        1 not header X-MS-Exchange-Forest-
        1 not connection to exo
        FLOW-11 flows/f11-onprem-to-internet-through-exo
        1 route EX01 outsider@fabrikam.example relay Internet via Exchange Online to contoso-com.mail.protection.outlook.com
        2 attribution Originating contoso.onmicrosoft.com by Inbound from
        3 route exo outsider@fabrikam.example relay (Internet by MX) to MX of fabrikam.example
        FLOW-16 flows/f16-null-sender-through-exo
        1 command MAIL FROM:<> SIZE
        1 attribution Originating contoso.onmicrosoft.com by Inbound from
        1 delivery outsider@fabrikam.example at mx.fabrikam.example
        FLOW-16 relay/journal-report-by-address
        2 refusal exo RCPT 550 5.7.64 Relay Access Denied ATTR36
        """;

    private static final String FROM_THE_CLOUD = """
        FLOW-02 flows/f02-cloud-to-onprem
        1 header with mapi
        1 header X-MS-Exchange-Organization-AuthMechanism: 04
        1 not header X-EOPAttributedMessage:
        2 route exo bert@contoso.com relay Outbound to
        3 connection exo 198.18.20.25 to EX01 198.18.10.25:25
        3 tls server CN=mail.contoso.com client CN=mail.protection.outlook.com
        3 header X-OrganizationHeadersPreserved: PH8PR11MB8090.namprd11.prod.outlook.com
        4 connector EX01 EX01\\Default Frontend EX01
        4 keyword EX01 XOORG
        4 command XOORG=contoso.com
        5 header X-CrossPremisesHeadersPromoted: ex01.corp.contoso.com
        5 header X-CrossPremisesHeadersFiltered: ex01.corp.contoso.com
        5 header X-MS-Exchange-Organization-AuthAs: Internal
        5 header X-OriginatorOrg: contoso.com
        6 not header X-MS-Exchange-Organization-Network-Message-Id:
        6 not header X-MS-Exchange-CrossPremises-
        FLOW-08 flows/f08-cloud-to-internet
        1 route exo outsider@fabrikam.example relay (Internet by MX) to MX of fabrikam.example
        1 not header X-MS-Exchange-Organization-
        1 header X-OriginatorOrg: contoso.com
        1 header X-MS-Exchange-CrossTenant-AuthAs: Internal
        FLOW-09 flows/f09-cloud-to-internet-centralized
        1 route exo outsider@fabrikam.example relay Outbound to
        1 command XOORG=contoso.com
        2 reply RCPT TO:<outsider@fabrikam.example> 250 2.1.5
        3 route EX01 outsider@fabrikam.example relay Internet to MX of fabrikam.example
        3 not header X-MS-Exchange-CrossPremises-
        3 header X-CrossPremisesHeadersFilteredBySendConnector: ex01.corp.contoso.com
        FLOW-15 recipients/forward-leaves-the-organization
        1 delivery anna@contoso.com at exo
        1 route exo outsider@fabrikam.example refuse - to 550 5.7.520 Access denied, Your organization does not allow
        1 notice exo failed outsider@fabrikam.example to dora@contoso.com 550 5.7.520
        """;

    private static final String FROM_THE_INTERNET = """
        FLOW-03 flows/f03-internet-to-onprem-through-exo
        1 attribution Incoming contoso.onmicrosoft.com by -
        1 reply RCPT TO:<bert@contoso.com> 250 2.1.5
        1 header X-Forefront-Antispam-Report: CIP:198.18.30.25
        2 route exo bert@contoso.com relay Outbound to
        3 header X-CrossPremisesHeadersPromoted: ex01.corp.contoso.com
        3 header X-MS-Exchange-Organization-AuthAs: Anonymous
        3 header X-MS-Exchange-Organization-SCL: 1
        FLOW-04 flows/f04-internet-to-cloud
        1 attribution Incoming contoso.onmicrosoft.com by -
        1 header X-MS-Exchange-Organization-AuthAs: Anonymous
        1 header SFV:NSPM
        1 not connection to EX01
        FLOW-05 flows/f05-internet-to-cloud-centralized
        1 attribution Incoming contoso.onmicrosoft.com by -
        2 route exo anna@contoso.com relay Outbound to
        2 keyword EX01 XOORG
        3 route EX01 anna@contoso.mail.onmicrosoft.com relay Outbound to Office 365 -
        4 attribution Originating contoso.onmicrosoft.com by Inbound from
        4 header X-MS-Exchange-Organization-AuthAs: Anonymous
        4 header X-MS-Exchange-Organization-AuthSource: SJ1PEPF0000CD9E.namprd21.prod.outlook.com
        4 header X-Forefront-Antispam-Report-Untrusted: CIP:198.18.30.25
        4 header X-Microsoft-Antispam-Untrusted:
        4 header X-EOPTenantAttributedMessage: 7dcf5ee8-d7b8-eafb-af72-440e4d02c0a1:1
        5 route exo anna@contoso.mail.onmicrosoft.com deliver - to anna@contoso.com
        FLOW-06 flows/f06-internet-to-cloud-through-onprem
        1 connector EX01 EX01\\Default Frontend EX01
        1 not header X-MS-Exchange-Organization-AuthAs: Internal
        2 route EX01 anna@contoso.com expand - to anna@contoso.mail.onmicrosoft.com
        3 attribution Originating contoso.onmicrosoft.com by Inbound from
        3 header X-MS-Exchange-Organization-AuthAs: Anonymous
        3 header X-MS-Exchange-Organization-AuthSource: ex01.corp.contoso.com
        3 header CIP:198.18.10.25
        3 header Authentication-Results: spf=fail
        3 header SFV:NSPM
        4 delivery anna@contoso.com at exo
        FLOW-07 flows/f07-internet-to-onprem
        1 attribution Undefined onprem by EX01\\Default Frontend EX01 as Anonymous
        1 header via Frontend Transport
        1 header via Mailbox Transport
        1 delivery bert@contoso.com at EX01
        1 not connection to exo
        """;

    private static final String BEHIND_OTHERS = """
        FLOW-12 flows/f12-edge-in
        1 keyword EDGE01 XOORG
        1 route EDGE01 bert@contoso.com relay EdgeSync - Inbound to Default-First-Site-Name to 198.18.10.25
        1 header X-CrossPremisesHeadersPromoted: edge01.contoso.com
        1 header X-MS-Exchange-Organization-AuthAs: Internal
        FLOW-12 loops/l13-subdomain-not-synchronised-to-edge
        1 route EDGE01 team@sales.contoso.com relay EdgeSync - Default-First-Site-Name to Internet to MX of sales.contoso.com
        1 loop exo 554 5.4.14
        FLOW-12 flows/f12-edge-out
        2 route EX01 anna@contoso.mail.onmicrosoft.com relay (intra-organization) to 198.18.11.25
        2 route EDGE01 anna@contoso.mail.onmicrosoft.com relay Outbound to Office 365 -
        2 tls client CN=mail.contoso.com
        2 header X-OrganizationHeadersPreserved: edge01.contoso.com
        FLOW-13 flows/f13-gateway-in-front
        1 attribution Incoming contoso.onmicrosoft.com by -
        1 header X-Forefront-Antispam-Report: CIP:198.18.40.25
        FLOW-13 gateway/lock-down-refuses-direct-mail
        2 refusal exo RCPT 550 5.7.51
        4 attribution Originating contoso.onmicrosoft.com by Inbound from
        FLOW-13 gateway/appliance-on-the-way-to-the-cloud
        5 attribution Incoming contoso.onmicrosoft.com by -
        5 header X-MS-Exchange-Organization-AuthAs: Anonymous
        FLOW-13 loops/l12-gateway-as-own-server
        6 attribution Originating contoso.onmicrosoft.com by Gateway
        6 loop exo 554 5.4.14
        FLOW-14 recipients/group-with-members-on-both-sides
        1 route EX01 team@contoso.com expand - to bert@contoso.com, anna@contoso.com, all@contoso.com
        1 command MAIL FROM:<carla@contoso.com> SIZE
        1 delivery bert@contoso.com at EX01
        1 delivery anna@contoso.com at exo
        FLOW-14 recipients/group-wants-authentication
        2 route EX01 all@contoso.mail.onmicrosoft.com relay Outbound to Office 365 -
        """;

    /** @param lines of one scenario */
    record Flow(String fact, String scenario, List<String> lines) {
        @Override
        public String toString() {
            return fact + ": " + scenario;
        }
    }

    static List<Flow> flows() {
        var flows = new ArrayList<Flow>();
        Stream.of(FROM_ON_PREMISES, FROM_THE_CLOUD, FROM_THE_INTERNET, BEHIND_OTHERS)
                .flatMap(String::lines)
                .forEach(line -> {
                    if (line.startsWith("FLOW-")) {
                        var words = line.split(" ");
                        flows.add(new Flow(words[0], words[1], new ArrayList<>()));
                    } else {
                        flows.getLast().lines().add(line);
                    }
                });
        return flows;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void each_row_of_a_flow_is_seen(Flow flow) {
        var seen = Sightings.of(Rehearsed.steps(Library.folder().resolve(flow.scenario() + ".yaml"))).stream()
                .map(line -> line.replaceAll("\\s+", " "))
                .toList();

        assertThat(flow.lines()).allSatisfy(line -> {
            var row = line.substring(line.indexOf(' ') + 1);
            var absent = row.startsWith("not ");
            assertThat(isSeen(seen, absent ? row.substring(4) : row)).as(line).isNotEqualTo(absent);
        });
    }

    private static boolean isSeen(List<String> seen, String wanted) {
        var kind = wanted.substring(0, wanted.indexOf(' ') + 1);
        var text = wanted.substring(kind.length());
        return seen.stream().anyMatch(line -> line.startsWith(kind) && line.contains(text));
    }

    /** HYB-33. */
    @Test
    void one_connector_for_everything_is_enough_without_the_wizard() {
        var seen = Sightings.of(Rehearsed.steps(Library.folder().resolve("relay/without-the-wizard.yaml")));
        var one = "relay Internet via Exchange Online to contoso-com.mail.protection.outlook.com";

        assertThat(isSeen(seen, "route EX01 anna@contoso.mail.onmicrosoft.com " + one))
                .isTrue();
        assertThat(isSeen(seen, "route EX01 outsider@fabrikam.example " + one)).isTrue();
        assertThat(isSeen(seen, "header X-MS-Exchange-Organization-AuthAs: Internal"))
                .isTrue();
    }

    @Test
    void every_flow_has_a_scenario() {
        assertThat(flows()).extracting(Flow::fact).contains("FLOW-01", "FLOW-02", "FLOW-03", "FLOW-04", "FLOW-05");
        assertThat(flows().stream().map(Flow::fact).distinct()).hasSize(16);
    }

    @Test
    void what_is_divided_at_two_hosts_has_names_of_its_own(@TempDir Path folder) throws IOException {
        var changes = "onprem.recipients+: [{DistributionGroup: all@contoso.com, Members: [far@contoso.com,"
                + " out@contoso.com]}, {MailContact: far@contoso.com, ExternalEmailAddress:"
                + " far@contoso.mail.onmicrosoft.com}, {MailContact: out@contoso.com, ExternalEmailAddress:"
                + " outsider@fabrikam.example}]\n  exo.recipients+: [{DistributionGroup:"
                + " far@contoso.mail.onmicrosoft.com, Members: [one@contoso.com, two@contoso.com]}, {MailContact:"
                + " one@contoso.com, ExternalEmailAddress: outsider@fabrikam.example}, {MailContact: two@contoso.com,"
                + " ExternalEmailAddress: x@mx.fabrikam.example}]";
        var steps = Rehearsed.steps(
                folder, "topologies/classic-hybrid.yaml", "", changes, "from: bert@contoso.com, to: all@contoso.com");
        var sessions = steps.stream()
                .filter(Step.Connected.class::isInstance)
                .map(step -> step.where().message().toString())
                .toList();

        assertThat(sessions)
                .contains("mail.2/0/1", "mail.2/1/1", "mail.1002/1/1")
                .doesNotHaveDuplicates();
    }
}
