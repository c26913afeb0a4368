package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.harness.run.Posting;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.QueueIdentity;
import dev.hybridlab.mailflow.transit.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every fabric's lab does: whatever is done to it, it writes the very steps that the forecast wrote. */
abstract class FabricContract {
    private static final Configuration CONFIGURATION = read();
    private static final World WORLD = world(CONFIGURATION);

    final OpenLab open;

    FabricContract(LabFactory labs) {
        this.open = labs.open(WORLD);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static Configuration read() {
        var folder = Files.isDirectory(Path.of("topologies")) ? Path.of("") : Path.of("scenarios");
        return TopologyFile.read(folder.resolve("topologies/classic-hybrid.yaml"))
                .optional()
                .orElseThrow()
                .expanded();
    }

    private static World world(Configuration configuration) {
        return Worlds.STANDARD.of(Topologies.of(configuration)).from(configuration);
    }

    /** The same on the forecast's lab. */
    private void asForecast(Consumer<Lab> play) {
        var forecast = LabFactory.FORECAST.open(WORLD).lab();
        play.accept(forecast);
        play.accept(open.lab());

        assertThat(open.lab().steps()).isNotEmpty().isEqualTo(forecast.steps());
        assertThat(open.lab().queued()).isEqualTo(forecast.queued());
        assertThat(open.lab().now()).isEqualTo(forecast.now());
    }

    private static void send(Lab lab, String id, String from, String to, Optional<Entry> enter) {
        var send = new Send(
                new SourceLine("test", 1, 1),
                id,
                Optional.of(EmailAddress.of(from)),
                List.of(EmailAddress.of(to)),
                new MessageSource.Written(new LinkedHashMap<>(), "text\r\n"),
                enter,
                EsmtpParameters.NONE);
        Posting.post(lab, WORLD, send, "contract");
    }

    static void send(Lab lab, String id, String from, String to) {
        send(lab, id, from, to, Optional.empty());
    }

    @Test
    void a_message_goes_from_host_to_host_over_the_wire() {
        asForecast(lab -> send(lab, "in", "bert@contoso.com", "anna@contoso.com"));

        assertThat(open.lab().steps()).anyMatch(Step.Delivered.class::isInstance);
        assertThat(open.transcripts()).extracting("end").contains("client", "server");
    }

    @Test
    void a_visitor_comes_from_the_address_that_he_says() {
        var entry = new Entry(
                "EX01",
                25,
                Optional.of(IpAddress.of("198.18.99.7")),
                Optional.empty(),
                Submission.By.MAILBOX,
                Optional.empty(),
                Optional.empty(),
                Entry.Tls.OPPORTUNISTIC);
        asForecast(lab -> send(lab, "by-hand", "device@contoso.com", "bert@contoso.com", Optional.of(entry)));

        assertThat(open.lab().steps())
                .anySatisfy(step -> assertThat(step)
                        .isInstanceOfSatisfying(
                                Step.Connected.class,
                                connected -> assertThat(connected.from()).contains("198.18.99.7")));
    }

    @Test
    void a_host_that_is_down_takes_nothing_until_it_is_up() {
        asForecast(lab -> {
            lab.down("EX01");
            send(lab, "waits", "anna@contoso.com", "bert@contoso.com");
            lab.advance(Duration.ofMinutes(20));
            lab.up("EX01");
            lab.retryQueues();
        });

        assertThat(open.lab().steps())
                .anyMatch(Step.Deferred.class::isInstance)
                .anyMatch(Step.Delivered.class::isInstance);
    }

    @Test
    void a_suspended_queue_hands_nothing_on_until_it_is_resumed() {
        var all = new QueueIdentity("EX01", Optional.empty());
        asForecast(lab -> {
            lab.suspend(all);
            send(lab, "kept", "bert@contoso.com", "anna@contoso.com");
            lab.advance(Duration.ofHours(1));
            lab.resume(all);
        });
    }

    @Test
    void two_days_pass_on_every_host_at_once() {
        asForecast(lab -> {
            lab.down("EX01");
            send(lab, "expires", "anna@contoso.com", "bert@contoso.com");
            lab.advance(Duration.ofDays(2));
        });

        assertThat(open.lab().steps()).anyMatch(Step.NoticeMade.class::isInstance);
    }

    @Test
    void a_change_is_in_force_from_its_step_on() {
        var closed = CONFIGURATION.mapped(
                new Section("exo", "inboundConnectors"),
                each -> each.with("Enabled", new Setting(Value.of(false), Origin.LAB)));
        asForecast(lab -> {
            send(lab, "before", "bert@contoso.com", "anna@contoso.com");
            lab.become(world(closed), "change Enabled");
            send(lab, "after", "bert@contoso.com", "anna@contoso.com");
        });
    }

    @Test
    void a_step_is_the_same_object_at_every_look() {
        send(open.lab(), "in", "bert@contoso.com", "anna@contoso.com");
        var first = open.lab().steps();

        assertThat(open.lab().steps())
                .usingElementComparator(FabricContract::identity)
                .isEqualTo(first);
    }

    /** The banner is shorter, and the handshake is not: both ends are somewhere in a session. */
    @ParameterizedTest
    @ValueSource(strings = {"RESET 0", "CUT 0", "CUT 10", "CUT 600", "STALL 0", "STALL 600", "BLACKHOLE 0"})
    void a_broken_connection_delays_the_mail_and_loses_nothing(String text) {
        var words = text.split(" ");
        var fault = new Fault(Fault.Kind.valueOf(words[0]), Integer.parseInt(words[1]), Duration.ZERO);
        open.fault("EX01", "exo", fault);
        send(open.lab(), "in", "bert@contoso.com", "anna@contoso.com");

        assertThat(open.lab().steps()).noneMatch(Step.Delivered.class::isInstance);
        assertThat(open.lab().queued()).hasSize(1);

        open.fault("EX01", "exo", Fault.none());
        open.lab().retryQueues();

        assertThat(open.lab().steps())
                .filteredOn(Step.Delivered.class::isInstance)
                .hasSize(1);
        assertThat(open.lab().queued()).isEmpty();
    }

    @Test
    void a_slow_connection_carries_the_mail_all_the_same() {
        open.fault("EX01", "exo", Fault.delay(Duration.ofMillis(2)));
        asForecast(lab -> send(lab, "in", "bert@contoso.com", "anna@contoso.com"));
    }

    private static int identity(Step one, Step other) {
        return Integer.compare(System.identityHashCode(one), System.identityHashCode(other));
    }

    @Test
    void an_unknown_host_is_answered_with_those_that_there_are() {
        assertThatThrownBy(() -> open.lab().down("EX99"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("EX99", "EX01");
    }
}
