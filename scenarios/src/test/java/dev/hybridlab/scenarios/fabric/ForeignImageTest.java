package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.docker.DockerFaults;
import dev.hybridlab.harness.lab.Deadline;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** LAB-64: a real Postfix as a host of the Internet. */
class ForeignImageTest {
    private static final String POSTFIX = "mx.postfix.example";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static Optional<DockerFabric> fabric = Optional.empty();

    @BeforeAll
    static void begin() {
        fabric = Optional.of(Docker.fabric());
        Docker.withScript("/containers/postfix");
    }

    @AfterAll
    static void end() {
        fabric.ifPresent(DockerFabric::close);
    }

    private static OpenLab open(String image) {
        return RemoteLabs.on(fabric.orElseThrow()).open(Foreign.world(image));
    }

    private static String inside(String script) {
        var id = Docker.run("docker", "ps", "--quiet", "--filter", "label=dev.hybridlab.host=mx.postfix.example");
        return Docker.run("docker", "exec", id, "sh", "-c", script);
    }

    private static void await(String what, BooleanSupplier there) {
        assertThat(Deadline.in(PATIENCE).awaits(there))
                .as("%s within %s", what, PATIENCE)
                .isTrue();
    }

    @Test
    void a_real_postfix_takes_what_exchange_online_sends() {
        try (var open = open(Foreign.IMAGE)) {
            Foreign.send(open.lab());

            assertThat(open.lab().steps())
                    .anyMatch(step ->
                            step instanceof Step.LeftTopology left && left.to().equals("mx.postfix.example"))
                    .anyMatch(step -> step instanceof Step.Answered answered
                            && answered.reply().toString().equals("220 mx.postfix.example ESMTP at home"))
                    .anyMatch(step -> step instanceof Step.TlsEstablished tls
                            && tls.accepted()
                            && tls.shown().server().names().equals(List.of("mx.postfix.example")))
                    .anyMatch(step -> step instanceof Step.Relayed relayed
                            && relayed.reply().toString().matches("250 2.0.0 Ok: .*queued as [0-9A-F]+"));
            await(
                    "the message in Postfix's mailbox",
                    () -> !inside("ls /var/mail/all/new 2>/dev/null || true").isEmpty());
            assertThat(inside("cat /var/mail/all/new/*"))
                    .contains("Delivered-To: olaf@postfix.example", "by mx.postfix.example (Postfix) with ESMTP");
        }
    }

    @Test
    void what_it_sends_comes_in_as_ordinary_mail() {
        try (var open = open(Foreign.IMAGE)) {
            inside("printf 'Subject: back\n\nhello\n' | sendmail -f olaf@postfix.example anna@contoso.com");

            await(
                    "the message in anna's mailbox",
                    () -> open.lab().steps().stream().anyMatch(Step.Delivered.class::isInstance));
            assertThat(open.lab().steps())
                    .filteredOn(Step.Delivered.class::isInstance)
                    .singleElement()
                    .satisfies(step -> assertThat(
                                    ((Step.Delivered) step).message().headers().fields())
                            .anySatisfy(field ->
                                    assertThat(field.raw()).contains("from mx.postfix.example (198.18.40.25) by"))
                            .anySatisfy(field -> assertThat(field.raw()).contains("(Postfix, from userid 0)")));
        }
    }

    private void mailWaitsUntil(Change mended, Change broken) throws IOException {
        try (var open = open(Foreign.IMAGE)) {
            open.fault(
                    "exo",
                    POSTFIX,
                    Fault.delay(Duration.ofMillis(1))); // so that Exchange Online is not patient for a minute
            broken.on(POSTFIX);
            try {
                Foreign.send(open.lab());
            } finally {
                mended.on(POSTFIX);
            }
            assertThat(open.lab().steps())
                    .anyMatch(Step.HopFailed.class::isInstance)
                    .noneMatch(Step.Relayed.class::isInstance);
            assertThat(open.lab().queued()).hasSize(1);

            open.fault("exo", POSTFIX, Fault.none());
            open.lab().retryQueues();
            assertThat(open.lab().steps()).anyMatch(Step.Relayed.class::isInstance);
        }
    }

    private interface Change {
        void on(String host) throws IOException;
    }

    @Test
    void mail_for_a_host_that_is_paused_waits() throws IOException {
        mailWaitsUntil(host -> faults().unpause(host), host -> faults().pause(host));
    }

    @Test
    void mail_for_a_host_that_is_off_the_network_waits() throws IOException {
        mailWaitsUntil(host -> faults().connect(host), host -> faults().disconnect(host));
    }

    private static DockerFaults faults() {
        return fabric.orElseThrow().faults();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Played.on(
                RemoteLabs.on(fabric.orElseThrow()),
                Foreign.resource("/foreign/leaves.yaml").toString());
    }

    @Test
    void an_image_that_is_not_there_is_told() throws IOException {
        assertThatThrownBy(() -> open("localhost:9/hybridlab-none:none"))
                .isInstanceOf(EnvironmentMissing.class)
                .hasMessageContainingAll(
                        "the image 'localhost:9/hybridlab-none:none' of mx.postfix.example is not here", "build it");
    }
}
