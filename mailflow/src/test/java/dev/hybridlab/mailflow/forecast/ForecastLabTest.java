package dev.hybridlab.mailflow.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.loop.Loops;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.outcome.Outcomes;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The transport as the forecast runs it: what happens to mail between two hosts, whatever their policies are. */
class ForecastLabTest {
    private final ToyHost a = new ToyHost("a.example", "198.18.0.1");
    private final ToyHost b = new ToyHost("b.example", "198.18.0.2");
    private final ForecastLab lab = new ForecastLab(world());

    private World world() {
        var zones = new Zones(List.of(record("a.example", "198.18.0.1"), record("b.example", "198.18.0.2")), Map.of());
        var topology = new Topology(
                LabSettings.DEFAULT, new CertificateBook(List.of()), List.of(), List.of(), List.of(), List.of(), zones);
        var policies = new LinkedHashMap<String, dev.hybridlab.mailflow.decision.MailSystemPolicy>();
        policies.put("a.example", a);
        policies.put("b.example", b);
        return new World(topology, policies);
    }

    private static ZoneRecord record(String owner, String address) {
        return new ZoneRecord(owner, ZoneRecord.Type.A, address, Duration.ofHours(1), "");
    }

    private void send(String id, String from, String... to) {
        var sender = from.isEmpty() ? Optional.<EmailAddress>empty() : Optional.of(EmailAddress.of(from));
        var recipients = List.of(to).stream()
                .map(EmailAddress::of)
                .map(EnvelopeRecipient::of)
                .toList();
        var message = Message.parse("Subject: hello\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII));
        var envelope = new Envelope(sender, EsmtpParameters.NONE, recipients);
        lab.submit("a.example", new Submission(new MessageRef(id, 0, 0), envelope, lab.now()), message);
    }

    private List<String> outcomes(String id) {
        var sides = Map.of("a.example", "a", "b.example", "b");
        return new Outcomes(sides, lab.steps(), lab.queued())
                .of(id).stream().map(Outcome::words).toList();
    }

    private <S extends Step> List<S> steps(Class<S> kind) {
        return lab.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void mail_for_the_other_host_is_handed_over_and_delivered() {
        send("m", "ann@a.example", "bob@b.example");

        assertThat(outcomes("m")).containsExactly("delivered to bob@b.example at b, path a > b");
        assertThat(steps(Step.Delivered.class).getFirst().message().headers().all("Received"))
                .containsExactly("by mx.b.example");
    }

    /** SMTP-32. */
    @Test
    void a_name_that_is_none_is_refused_as_on_the_wire() {
        a.hello = "mx.a.example.";

        send("m", "ann@a.example", "bob@b.example");

        assertThat(lab.steps()).anyMatch(step -> step.toString().contains("501 5.5.4 Invalid domain name"));
        assertThat(steps(Step.Delivered.class)).isEmpty();
    }

    @Test
    void recipients_on_both_hosts_get_one_copy_each_and_a_group_is_followed() {
        a.groups.put("all@a.example", List.of("ann@a.example", "bob@b.example", "bill@b.example", "ann@a.example"));

        send("m", "ann@a.example", "all@a.example");

        assertThat(outcomes("m"))
                .containsExactly(
                        "delivered to ann@a.example at a, path a",
                        "delivered to bob@b.example at b, path a > b",
                        "delivered to bill@b.example at b, path a > b");
        assertThat(steps(Step.Connected.class)).hasSize(1);
    }

    @Test
    void a_refusal_at_RCPT_makes_the_sending_host_write_the_notice() {
        b.answers.put("bob@b.example", SmtpReply.of("550 5.4.1 no bob"));

        send("m", "ann@a.example", "bob@b.example", "bill@b.example");

        assertThat(outcomes("m"))
                .containsExactly(
                        "refused by b at RCPT: 550 5.4.1 no bob",
                        "ndr (failed) made by a to ann@a.example: 550 5.4.1 no bob",
                        "delivered to bill@b.example at b, path a > b");
        assertThat(steps(Step.Delivered.class))
                .extracting(each -> each.mailbox().toString())
                .contains("ann@a.example");
    }

    @Test
    void a_null_sender_is_never_told() {
        b.answers.put("bob@b.example", SmtpReply.of("550 5.4.1 no bob"));

        send("m", "", "bob@b.example");

        assertThat(steps(Step.NoticeMade.class)).isEmpty();
        assertThat(steps(Step.Discarded.class)).hasSize(1);
    }

    @Test
    void a_dead_host_makes_mail_wait_then_warn_then_expire() {
        lab.down("b.example");
        send("m", "ann@a.example", "bob@b.example");
        assertThat(lab.queued()).singleElement().satisfies(queued -> {
            assertThat(queued.lastError().toString()).isEqualTo("451 4.4.1 ConnectionRefused");
            assertThat(queued.next()).isEqualTo(lab.now().plus(ToyHost.RETRY));
        });

        lab.advance(Duration.ofHours(4));
        assertThat(steps(Step.NoticeMade.class))
                .extracting(Step.NoticeMade::kind)
                .containsExactly("delayed");

        lab.advance(Duration.ofHours(20));
        assertThat(steps(Step.NoticeMade.class))
                .extracting(Step.NoticeMade::kind)
                .containsExactly("delayed", "failed");
        assertThat(lab.queued()).isEmpty();
    }

    @Test
    void a_host_that_comes_back_gets_its_mail_at_the_next_attempt_or_when_the_queue_is_retried() {
        lab.down("b.example");
        send("m", "ann@a.example", "bob@b.example");
        send("n", "ann@a.example", "bill@b.example");
        lab.up("b.example");
        assertThat(lab.queued()).hasSize(2);

        lab.retryQueues();
        assertThat(lab.queued()).isEmpty();
        assertThat(outcomes("m")).last().asString().startsWith("delivered");

        lab.advance(Duration.ofDays(2)); // the old timers find nothing
        assertThat(steps(Step.Delivered.class)).hasSize(2);
    }

    @Test
    void a_host_that_is_down_attends_to_nothing_until_it_is_up() {
        lab.down("a.example");
        send("m", "ann@a.example", "bob@b.example");
        lab.advance(Duration.ofHours(1));
        assertThat(steps(Step.Delivered.class)).isEmpty();

        lab.up("a.example");
        assertThat(steps(Step.Delivered.class)).hasSize(1);
    }

    @Test
    void what_was_accepted_survives_a_temporary_answer_after_DATA() {
        b.afterData = Optional.of(SmtpReply.of("451 4.3.0 later"));
        send("m", "ann@a.example", "bob@b.example");
        b.afterData = Optional.empty();

        lab.advance(ToyHost.RETRY);

        assertThat(outcomes("m"))
                .containsExactly(
                        "waited at a for bob@b.example: 451 4.3.0 later",
                        "delivered to bob@b.example at b, path a > b");
    }

    @Test
    void mail_that_nobody_stops_ends_at_the_hop_budget_and_the_loop_is_proven() {
        a.relaysEverything = true;
        b.relaysEverything = true;
        var zones = new Zones(List.of(record("c.example", "198.18.0.2")), Map.of());
        lab.become(withZones(zones), "c.example points at b, b relays to itself");

        send("m", "ann@a.example", "carl@c.example");

        assertThat(steps(Step.Discarded.class))
                .singleElement()
                .satisfies(step -> assertThat(step.because().fact()).isEqualTo("LAB-02"));
        assertThat(Loops.find(lab.steps())).singleElement().satisfies(loop -> {
            assertThat(loop.cycle()).hasSize(1);
            assertThat(loop.cycle().getFirst().host()).isEqualTo("b.example");
            assertThat(loop.passes()).isGreaterThan(100);
        });
    }

    private World withZones(Zones zones) {
        var before = world();
        var topology = before.topology();
        return new World(
                new Topology(
                        topology.settings(),
                        topology.certificates(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        zones),
                before.policies());
    }

    @Test
    void the_same_steps_give_the_same_evidence() {
        send("m", "ann@a.example", "bob@b.example", "nobody@a.example");
        var again = new ForecastLabTest();
        again.send("m", "ann@a.example", "bob@b.example", "nobody@a.example");

        assertThat(Comparison.between(lab.steps(), again.lab.steps())).isEmpty();
    }

    @Test
    void a_difference_is_told_with_the_header_that_differs() {
        send("m", "ann@a.example", "bob@b.example");
        var live = lab.steps().stream()
                .map(step -> step instanceof Step.Delivered(var where, var mailbox, var recipient, var message)
                        ? new Step.Delivered(
                                where,
                                mailbox,
                                recipient,
                                message.with(message.headers().without(field -> field.is("Received"))))
                        : step)
                .toList();

        assertThat(Comparison.between(lab.steps(), live))
                .containsExactly("delivered to bob@b.example: forecast has [Received: by mx.b.example], live has []");
    }
}
