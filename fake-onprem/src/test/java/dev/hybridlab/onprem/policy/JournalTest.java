package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Journaling;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages journal rules take, and what a report is (JRN-01 to JRN-04). */
final class JournalTest {
    private static final String MARK = "X-MS-Exchange-Organization-Processed-By-Journaling";
    private static final String SOURCE = "X-MS-Exchange-Generated-Message-Source: Journal Agent";

    private static final Attribution INTERNAL = new Attribution(
            Attribution.Direction.UNDEFINED,
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Attribution.AuthAs.INTERNAL,
            0);

    private static Lab rule(Object... more) {
        var pairs = new ArrayList<Object>(List.of("JournalEmailAddress", "archive@fabrikam.example"));
        pairs.addAll(List.of(more));
        return Lab.fresh()
                .add(Lab.ONPREM, "recipients", "Mailbox", "carla@contoso.com")
                .add(Lab.ONPREM, "recipients", "MailContact", "c@contoso.com", "ExternalEmailAddress", "c@odd.example")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "DistributionGroup",
                        "team@contoso.com",
                        "Members",
                        List.of("carla@contoso.com"))
                .add(Lab.ONPREM, "journalRules", "JournalRule", "Rule", pairs.toArray());
    }

    private static HeldMessage held(Exchange exchange, String from, String to, String... header) {
        var lines = header.length == 0 ? new String[] {"A: b"} : header;
        var sender = from.equals("null") ? "<>" : from;
        var held = exchange.held(Exchange.envelope(sender, "-", to), Exchange.message(lines));
        return new HeldMessage(
                held.ref(),
                held.message(),
                held.envelope(),
                from.endsWith("@contoso.com") ? INTERNAL : held.attribution(),
                held.since(),
                Optional.empty(),
                Optional.empty());
    }

    private static Journaling journal(Lab lab, String from, String to, String... header) {
        var exchange = lab.exchange();
        return exchange.policy()
                .journal(held(exchange, from, to, header), LabSettings.DEFAULT_START)
                .orElseThrow();
    }

    private static String why(Journaling journaling) {
        return Exchange.why(journaling.story().considered(), "Rule");
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({
        "Global, bert@contoso.com, carla@contoso.com, +JRN-01",
        "Global, o@fabrikam.example, carla@contoso.com, +JRN-01",
        "Global, null, carla@contoso.com, +JRN-01",
        "Internal, bert@contoso.com, carla@contoso.com, +JRN-01",
        "Internal, bert@contoso.com, nobody@contoso.com, +JRN-01",
        "Internal, bert@contoso.com, o@fabrikam.example, -JRN-01",
        "Internal, bert@contoso.com, c@contoso.com, -JRN-01",
        "Internal, o@fabrikam.example, carla@contoso.com, -JRN-01",
        "External, bert@contoso.com, carla@contoso.com, -JRN-01",
        "External, bert@contoso.com, c@contoso.com, +JRN-01",
        "External, bert@contoso.com, o@fabrikam.example, +JRN-01",
        "External, o@fabrikam.example, carla@contoso.com, +JRN-01",
    })
    void the_scope_decides_by_the_authors_standing_and_the_recipients(
            String scope, String from, String to, String expected) {
        assertThat(why(journal(rule("Scope", scope), from, to))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: from {1} to {2}: {3}")
    @CsvSource({
        "carla@contoso.com, bert@contoso.com, carla@contoso.com, +JRN-01",
        "carla@contoso.com, carla@contoso.com, bert@contoso.com, +JRN-01",
        "carla@contoso.com, bert@contoso.com, team@contoso.com, +JRN-01",
        "team@contoso.com, bert@contoso.com, carla@contoso.com, +JRN-01",
        "carla@contoso.com, bert@contoso.com, o@fabrikam.example, -JRN-01",
    })
    void a_recipient_counts_as_sender_recipient_and_member(String wanted, String from, String to, String expected) {
        assertThat(why(journal(rule("Recipient", wanted), from, to))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "null, X-MS-Exchange-Generated-Message-Source: Journal Agent, -JRN-04",
        "null, X-MS-Gcc-Journal-Report: , -JRN-04",
        "null, X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent, +JRN-01",
        "bert@contoso.com, X-MS-Exchange-Generated-Message-Source: Journal Agent, +JRN-01",
        "bert@contoso.com, X-MS-Exchange-Organization-Processed-By-Journaling: Journal Agent, -JRN-03",
        "bert@contoso.com, X-MS-Exchange-Organization-Processed-By-Journaling: other, +JRN-01",
    })
    void reports_and_what_was_journaled_are_spared(String from, String header, String expected) {
        var journaling = journal(rule(), from, "carla@contoso.com", header);

        assertThat(why(journaling)).isEqualTo(expected);
        assertThat(journaling.reports()).hasSize(expected.startsWith("+") ? 1 : 0);
    }

    @Test
    void the_mark_means_nothing_when_switched() {
        var lab = rule().assuming("journalAgain=each-server");

        assertThat(why(journal(lab, "bert@contoso.com", "carla@contoso.com", MARK + ": Journal Agent")))
                .isEqualTo("+JRN-01");
    }

    @Test
    void a_disabled_rule_takes_nothing() {
        var journaling = journal(rule("Enabled", false), "bert@contoso.com", "carla@contoso.com");

        assertThat(why(journaling)).isEqualTo("-JRN-01");
        assertThat(journaling.held().message().headers().has(MARK)).isFalse();
    }

    @Test
    void a_report_has_the_null_sender_and_the_original_attached() {
        var journaling = journal(
                rule(), "bert@contoso.com", "carla@contoso.com", "X-Own: kept", "X-MS-Exchange-Organization-SCL: -1");
        var report = journaling.reports().getFirst();
        var text = new String(report.message().octets(), StandardCharsets.ISO_8859_1);

        assertThat(report.envelope().sender()).isEmpty();
        assertThat(report.envelope().recipients().getFirst().address()).hasToString("archive@fabrikam.example");
        assertThat(text)
                .contains(SOURCE, "Content-Type: message/rfc822\r\n\r\nX-Own: kept\r\n")
                .contains("Sender: bert@contoso.com\r\n", "Recipient: carla@contoso.com\r\n")
                .doesNotContain("X-MS-Exchange-Organization-SCL");
        assertThat(report.because().assumed()).contains("JRN-01", "JRN-02");
        assertThat(journaling.held().message().headers().all(MARK)).containsExactly("Journal Agent");
    }

    @Test
    void rules_with_one_address_make_one_report() {
        var lab = rule().add(
                        Lab.ONPREM,
                        "journalRules",
                        "JournalRule",
                        "Second",
                        "JournalEmailAddress",
                        "archive@fabrikam.example");

        assertThat(journal(lab, "bert@contoso.com", "carla@contoso.com").reports())
                .hasSize(1);
    }
}
