package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Throttling and blocking of on-premises servers that lack updates (LIM-40 to LIM-44). */
final class OutdatedServerTest {
    private static Tenants enforcing(String word, String build, Object... more) {
        var settings = new java.util.ArrayList<Object>(
                List.of("outdatedServers", word, "outdatedMinutes", 20, "oldestBuild", "15.2.1544.11"));
        settings.addAll(List.of(more));
        return Tenants.two()
                .inbound(CONTOSO, "Hybrid", "TlsSenderCertificateName", "*.contoso.com")
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "organizationConfig", settings.toArray())
                .add("onprem", "acceptedDomains", "AcceptedDomain", "contoso.com", "Default", true)
                .add(
                        "onprem",
                        "servers",
                        "Server",
                        "EX01",
                        "Fqdn",
                        "ex01.corp.contoso.com",
                        "address",
                        List.of(Edge.CONTOSO_IP),
                        "certificates",
                        List.of("mail.contoso.com"),
                        "build",
                        build);
    }

    private static Peer server(Edge edge, String certificate, int minute) {
        var peer = edge.peer(Edge.CONTOSO_IP, certificate);
        var at = LabSettings.DEFAULT_START.plus(Duration.ofMinutes(minute));
        return new Peer(
                new SessionId(Edge.REF, at),
                peer.address(),
                peer.local(),
                peer.helo(),
                peer.tls(),
                peer.identity(),
                Optional.empty());
    }

    private static String answer(Edge edge, String certificate, int minute) {
        return edge.recipient(server(edge, certificate, minute), "bert@contoso.com", "anna@contoso.com")
                .verdict()
                .reply()
                .toString();
    }

    @ParameterizedTest(name = "{0}, build {1}, shows {2}, minute {3}: {4}")
    @CsvSource({
        "throttled, 15.2.1118.7, mail.contoso.com, 0, 450 4.7.230",
        "throttled, 15.2.1118.7, mail.contoso.com, 19, 450 4.7.230",
        "throttled, 15.2.1118.7, mail.contoso.com, 20, 250 2.1.5",
        "throttled, 15.2.1118.7, mail.contoso.com, 60, 450 4.7.230",
        "blocked, 15.2.1118.7, mail.contoso.com, 0, 550 5.7.230",
        "blocked, 15.1.2507.39, mail.contoso.com, 0, 550 5.7.230",
        "blocked, 15.2.1544.11, mail.contoso.com, 0, 250 2.1.5",
        "blocked, 15.2.2562.17, mail.contoso.com, 0, 250 2.1.5",
        "blocked, 15.2.1118.7, none, 0, 250 2.1.5",
        "none, 15.2.1118.7, mail.contoso.com, 0, 250 2.1.5",
    })
    void an_old_build_is_put_off_or_refused_in_the_first_minutes_of_each_hour(
            String word, String build, String certificate, int minute, String answer) {
        assertThat(answer(enforcing(word, build).edge(), certificate, minute)).startsWith(answer);
    }

    @Test
    void the_text_names_the_minutes_and_the_reason_what_is_assumed() {
        var edge = enforcing("throttled", "15.2.1118.7").edge();
        var verdict = edge.recipient(server(edge, "mail.contoso.com", 0), "bert@contoso.com", "anna@contoso.com")
                .verdict();
        assertThat(verdict.reply().toString())
                .isEqualTo("450 4.7.230 Connecting Exchange server version is out-of-date; connection to Exchange"
                        + " Online throttled for 20 mins/hr.");
        assertThat(verdict.because().assumed()).contains("LIM-42", "LIM-43", "LIM-44");
        assertThat(verdict.because().configured()).isPresent();
    }

    /** LIM-41. */
    @ParameterizedTest
    @CsvSource({"0, 250", "89, 250", "91, 550"})
    void a_pause_holds_until_its_end(int days, int code) {
        var end = LabSettings.DEFAULT_START.plus(Duration.ofDays(90)).toString();
        var edge =
                enforcing("blocked", "15.2.1118.7", "outdatedPauseUntil", end).edge();
        assertThat(answer(edge, "mail.contoso.com", days * 24 * 60)).startsWith(Integer.toString(code));
    }

    /** LIM-41: the year has 90 days of pause, those of earlier ones included. */
    @ParameterizedTest(name = "from day {0}, {1} days taken: on day {2} {3}")
    @CsvSource({
        "0, 0, 89, 250",
        "0, 0, 90, 550",
        "0, 80, 9, 250",
        "0, 80, 10, 550",
        "0, 90, 0, 550",
        "5, 0, 4, 550",
        "5, 0, 5, 250",
        "5, 80, 14, 250",
        "5, 80, 15, 550",
    })
    void a_pause_ends_with_the_days_of_the_year(int from, int taken, int day, int code) {
        var edge = enforcing(
                        "blocked",
                        "15.2.1118.7",
                        "outdatedPauseUntil",
                        "2026-12-31T00:00:00Z",
                        "outdatedPauseFrom",
                        LabSettings.DEFAULT_START.plus(Duration.ofDays(from)).toString(),
                        "outdatedDaysPaused",
                        taken)
                .edge();
        assertThat(answer(edge, "mail.contoso.com", day * 24 * 60)).startsWith(Integer.toString(code));
    }

    /** TIME-54. */
    @ParameterizedTest(name = "day {0}, minute {1}: {2}")
    @CsvSource({
        "29, 0, 250 2.1.5",
        "30, 4, throttled for 5 mins/hr",
        "30, 5, 250 2.1.5",
        "40, 9, throttled for 10 mins/hr",
        "50, 19, throttled for 20 mins/hr",
        "60, 39, throttled for 40 mins/hr",
        "60, 40, 250 2.1.5",
        "70, 9, blocked for 10 mins/hr",
        "80, 29, blocked for 30 mins/hr",
        "90, 59, blocked for 60 mins/hr",
    })
    void the_stages_follow_each_other_by_the_days(int day, int minute, String answer) {
        var edge = enforcing("none", "15.2.1118.7", "outdatedSince", LabSettings.DEFAULT_START.toString())
                .edge();
        assertThat(answer(edge, "mail.contoso.com", day * 24 * 60 + minute)).contains(answer);
    }

    /** LIM-42, LIM-43: whatever calls from which address, the line of the server that sent it tells. */
    @ParameterizedTest
    @CsvSource({
        "with Microsoft SMTP Server (version=TLS1_2) id 15.2.1118.7; Mon, true",
        "with mapi id 15.02.1118.007; Mon, true",
        "with mapi id 15.02.1544.011; Mon, false",
        "with Microsoft SMTP Server id 15.2.x; Mon, false",
        "with ESMTP id 4711; Mon, false",
    })
    void a_build_can_be_read_in_the_last_received_line(String line, boolean refused) {
        var edge = enforcing("blocked", "15.2.2562.17")
                .assuming("outdatedBuildSeen=in-received-line")
                .edge();
        var peer = server(edge, "mail.contoso.com", 0);
        var message = Edge.message("Received: from a (198.18.1.1) by b (198.18.1.2) " + line);
        assertThat(answer(edge, "mail.contoso.com", 0)).startsWith("250");
        assertThat(edge.content(peer, "bert@contoso.com", "anna@contoso.com", message) instanceof ContentVerdict.Reject)
                .isEqualTo(refused);
    }
}
