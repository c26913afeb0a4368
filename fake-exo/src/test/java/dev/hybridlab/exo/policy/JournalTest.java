package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static dev.hybridlab.exo.policy.Tenants.NORTHWIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journal rules of a tenant, and where their reports go that fail (JRN-05, JRN-06). */
final class JournalTest {
    private static final String ARCHIVE = "archive@fabrikam.example";

    private static Tenants rule() {
        return Tenants.two().add(CONTOSO, "journalRules", "JournalRule", "Archive", "JournalEmailAddress", ARCHIVE);
    }

    private static HeldMessage held(Edge edge, String from, String to, String... header) {
        return Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope(from, to),
                Edge.message(header.length == 0 ? new String[] {"A: b"} : header));
    }

    /** JRN-05, LOOP-15. */
    @Test
    void a_report_of_the_cloud_carries_its_mark_and_the_message_is_not_reported_again() {
        var edge = rule().edge();
        var journaling = edge.policy()
                .journal(held(edge, "anna@contoso.com", "x@fabrikam.example"), LabSettings.DEFAULT_START)
                .orElseThrow();
        var report = journaling.reports().getFirst();

        assertThat(report.envelope().sender()).isEmpty();
        assertThat(report.message().headers().first("X-MS-Gcc-Journal-Report")).hasValue("");
        assertThat(report.message().headers().first("X-MS-Exchange-Generated-Message-Source"))
                .hasValue("Journal Agent");
        assertThat(report.because().assumed()).contains("JRN-05");
        assertThat(edge.policy()
                        .journal(journaling.held(), LabSettings.DEFAULT_START)
                        .orElseThrow()
                        .reports())
                .isEmpty();
    }

    /** JRN-05: whose message it is. */
    @Test
    void another_tenants_rules_do_not_look() {
        var edge = Tenants.two()
                .add(NORTHWIND, "journalRules", "JournalRule", "Archive", "JournalEmailAddress", ARCHIVE)
                .edge();
        assertThat(edge.policy()
                        .journal(held(edge, "anna@contoso.com", "x@fabrikam.example"), LabSettings.DEFAULT_START))
                .isEmpty();
    }

    /** JRN-06. */
    @ParameterizedTest(name = "{0}, {1}, set {2}: told {3}")
    @CsvSource({
        "<>, X-MS-Gcc-Journal-Report:, true, true",
        "<>, X-MS-Gcc-Journal-Report:, false, false",
        "<>, A: b, true, false"
    })
    void a_failed_report_goes_to_the_address_for_it(String from, String header, boolean set, boolean told) {
        var tenants = rule();
        var edge = (set
                        ? tenants.add(
                                CONTOSO,
                                "transportConfig",
                                "TenantTransportConfig",
                                "T",
                                "JournalingReportNdrTo",
                                "anna@contoso.com")
                        : tenants)
                .edge();
        assertThat(edge.policy()
                        .toldInPlaceOfSender(held(edge, from, ARCHIVE, header))
                        .isPresent())
                .isEqualTo(told);
    }

    /** JRN-06: else a notice about a report would be reported, and so on. */
    @Test
    void mail_to_that_address_is_not_journaled() {
        var edge = rule().add(
                        CONTOSO,
                        "transportConfig",
                        "TenantTransportConfig",
                        "T",
                        "JournalingReportNdrTo",
                        "anna@contoso.com")
                .edge();
        var journaling = edge.policy()
                .journal(held(edge, "<>", "anna@contoso.com"), LabSettings.DEFAULT_START)
                .orElseThrow();
        assertThat(journaling.reports()).isEmpty();
        assertThat(Optional.of(Edge.why(journaling.story().considered(), "Archive")))
                .hasValue("-JRN-06");
    }
}
