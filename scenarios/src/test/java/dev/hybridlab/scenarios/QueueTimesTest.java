package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When mail that waits is tried again, who is told, and in which queue it lies: in minutes of the virtual clock. */
class QueueTimesTest {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String MX_HERE = "topologies/mx-on-premises.yaml";
    private static final String TO_OUTSIDER = "from: bert@contoso.com, to: outsider@fabrikam.example";
    private static final String TO_ANNA = "from: bert@contoso.com, to: anna@contoso.com";
    private static final String TO_BERT = "from: anna@contoso.com, to: bert@contoso.com";
    private static final String DOWN = "down: mx.fabrikam.example";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    /** @param steps the message is {@code send: <what it says>} */
    private List<Step> play(String topology, String change, String... steps) throws IOException {
        var text = new StringBuilder("scenario: x\nid: x\ntopology: topology.yaml\nchange: {" + change + "}\nsteps:\n");
        for (var step : steps) {
            text.append("  - ")
                    .append(step.startsWith("from:") ? "send: {id: mail, " + step + "}" : step)
                    .append('\n');
        }
        Files.copy(Library.folder().resolve(topology), folder.resolve("topology.yaml"));
        Files.writeString(folder.resolve("scenario.yaml"), text + "expect: {mail: []}\n");
        return Rehearsed.steps(folder.resolve("scenario.yaml"));
    }

    private static long minute(Step step) {
        return Duration.between(LabSettings.DEFAULT_START, step.where().at()).toMinutes();
    }

    private static <S extends Step> List<S> all(Class<S> kind, List<Step> steps) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Long> attempts(List<Step> steps) {
        return all(Step.Deferred.class, steps).stream()
                .map(QueueTimesTest::minute)
                .toList();
    }

    private static List<String> notices(List<Step> steps) {
        return all(Step.NoticeMade.class, steps).stream()
                .map(notice -> minute(notice) + " " + notice.kind() + " " + notice.diagnostic())
                .toList();
    }

    private static List<Long> expected() {
        var minutes = new ArrayList<>(List.of(0L, 1L, 2L, 3L, 4L, 9L, 14L, 19L, 24L, 29L, 34L));
        for (var minute = 44L; minute < 2880; minute += 10) {
            minutes.add(minute);
        }
        return minutes;
    }

    /** TIME-01, TIME-02, TIME-03, TIME-04, TIME-06, TIME-07. */
    @Test
    void on_premises_tries_for_two_days_and_tells_twice() throws IOException {
        var steps = play(MX_HERE, "", DOWN, TO_OUTSIDER, "advance: 3d");

        assertThat(attempts(steps)).isEqualTo(expected());
        assertThat(notices(steps))
                .containsExactly(
                        "240 delayed 400 4.4.7 Message delayed",
                        "2880 failed 550 4.4.7 QUEUE.Expired; message expired");
    }

    /** TIME-13, TIME-14, TIME-16, TIME-20: the same times, one day, and no word before. */
    @Test
    void the_cloud_tries_for_a_day_and_tells_once() throws IOException {
        var steps = play(CLASSIC, "", "down: EX01", TO_BERT, "advance: 3d");

        assertThat(attempts(steps))
                .isEqualTo(expected().stream().filter(minute -> minute < 1440).toList());
        assertThat(notices(steps))
                .containsExactly(
                        "1440 failed 550 5.4.316 Message expired, connection refused(Socket error code 10061)");
    }

    /** TIME-05: one message, put off by a host that is well. TIME-55: a host that closes the session. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT=451 4.7.1 Later           | 0 15 30 45",
                "MAIL=452 4.3.1 Full            | 0 15 30 45",
                "DATA=450 4.2.0 Later           | 0 15 30 45",
                "RCPT=421 4.3.2 Not active      | 0 1 2 3 4 9 14 19 24 29 34 44",
                "MAIL=421 4.4.2 Dropped         | 0 1 2 3 4 9 14 19 24 29 34 44",
                "connect=421 4.3.2 Not active   | 0 1 2 3 4 9 14 19 24 29 34 44",
                "connect=450 4.3.2 Later        | 0 1 2 3 4 9 14 19 24 29 34 44",
            })
    void an_answer_puts_off_the_message_or_the_queue(String answer, String minutes) throws IOException {
        var steps = play(
                MX_HERE,
                "\"internet[mx.fabrikam.example].answers\": [\"" + answer + "\"]",
                TO_OUTSIDER,
                "advance: 50m");

        assertThat(attempts(steps).stream().map(String::valueOf).toList()).containsExactly(minutes.split(" "));
    }

    /** TIME-10: a changed setting counts at the next attempt, without a wait for a reload. */
    @Test
    void a_changed_interval_counts_at_the_next_attempt() throws IOException {
        var steps = play(
                MX_HERE,
                "",
                DOWN,
                TO_OUTSIDER,
                "advance: 90s",
                "change: {\"onprem.transportServices[EX01].QueueGlitchRetryInterval\": 00:10:00}",
                "advance: 15m");

        assertThat(attempts(steps)).containsExactly(0L, 1L, 2L, 12L);
    }

    /** TIME-08, TIME-09, TIME-11, TIME-12, TIME-18: what they rule does not happen here, so that nothing changes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MaxIdleTimeBeforeResubmit: 00:10:00",
                "QueueMaxIdleTime: 00:00:30",
                "MailboxDeliveryQueueRetryInterval: 00:00:10",
                "ResolverRetryInterval: 00:01:00",
                "MaxOutboundConnections: 1",
                "MaxPerDomainOutboundConnections: 1",
                "MaxConcurrentMailboxDeliveries: 1",
                "ExpansionSizeLimit: 1",
                "SmtpSendTreatTransientErrorsAsPermanentErrors: false",
            })
    void what_has_no_effect_changes_no_step(String setting) throws IOException {
        var changed = play(
                MX_HERE,
                "\"onprem.transportServices[EX01]." + setting.replace(": ", "\": "),
                DOWN,
                TO_OUTSIDER,
                "advance: 1d");
        Files.delete(folder.resolve("topology.yaml"));

        assertThat(changed).isEqualTo(play(MX_HERE, "", DOWN, TO_OUTSIDER, "advance: 1d"));
    }

    /** TIME-17. */
    @Test
    void the_external_address_hides_the_inside_one() throws IOException {
        var steps = play(CLASSIC, "\"onprem.transportServices[EX01].ExternalIPAddress\": 198.18.77.7", TO_BERT);

        assertThat(all(Step.Delivered.class, steps)
                        .getFirst()
                        .message()
                        .headers()
                        .all("Received"))
                .anyMatch(line -> line.contains("(198.18.77.7)"))
                .noneMatch(line -> line.contains("(198.18.10.25)"));
    }

    /** TIME-19. */
    @Test
    void a_refusal_of_somebody_anonymous_comes_late() throws IOException {
        var steps = play(
                CLASSIC, "", "from: x@legacy.example, to: y@elsewhere.example, enter: {host: EX01, from: 198.18.99.9}");

        assertThat(all(Step.Refused.class, steps).getFirst().after()).contains(Duration.ofSeconds(5));
    }

    /** TIME-12, TIME-51, TIME-52. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0 1", "4, 0 1 2 3"})
    void a_message_that_ends_the_service_is_laid_aside_after_some_times(int threshold, String minutes)
            throws IOException {
        var steps = play(
                CLASSIC,
                "\"onprem.servers[EX01].crashesOn\": [\"Subject: bad\"],"
                        + " \"onprem.transportServices[EX01].PoisonThreshold\": "
                        + threshold,
                TO_ANNA + ", subject: Bad news",
                "advance: 3d");

        assertThat(attempts(steps).stream().map(String::valueOf).toList()).containsExactly(minutes.split(" "));
        assertThat(notices(steps)).isEmpty();
        var last = all(Step.Deferred.class, steps).getLast();
        assertThat(last.queue().map(queue -> queue.identity("EX01"))).contains("EX01\\Poison");
        assertThat(last.queue().map(QueueRef::status)).contains("Suspended");
        assertThat(last.because().assumed()).contains("TIME-51", "TIME-52");
    }

    /** LOG-21, LOG-22, TIME-50, TIME-53: where it lies, as Get-Queue would say. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "down: exo | - | contoso.mail.onmicrosoft.com DnsConnectorDelivery Retry",
                "suspend: 'EX01\\contoso.mail.onmicrosoft.com' | - | contoso.mail.onmicrosoft.com DnsConnectorDelivery"
                        + " Suspended",
                "suspend: 'EX01\\CONTOSO.mail.onmicrosoft.com' | - | contoso.mail.onmicrosoft.com DnsConnectorDelivery"
                        + " Suspended",
                "suspend: EX01 | - | Submission Undefined Suspended",
                "suspend: 'EX01\\Submission' | - | Submission Undefined Suspended",
                "suspend: 'EX01\\fabrikam.example' | - | -",
                "advance: 1m | \"onprem.sendConnectors[hybrid].Enabled\": false, \"onprem.sendConnectors[Internet]\":"
                        + " null | Unreachable Unreachable Retry",
                "advance: 1m | \"onprem.sendConnectors[hybrid].FrontendProxyEnabled\": true,"
                        + " 'onprem.receiveConnectors[\"EX01\\Outbound Proxy Frontend EX01\"].Enabled': false |"
                        + " contoso.mail.onmicrosoft.com DnsConnectorDelivery Retry",
            })
    void a_message_waits_in_a_queue_that_has_a_name(String step, String change, String queue) throws IOException {
        var steps = play(MX_HERE, change.equals("-") ? "" : change, step, TO_ANNA);

        assertThat(all(Step.Deferred.class, steps).stream()
                        .flatMap(each -> each.queue().stream())
                        .map(each -> each.nextHopDomain() + " " + each.deliveryType() + " " + each.status())
                        .toList())
                .isEqualTo(queue.equals("-") ? List.of() : List.of(queue));
    }
}
