package dev.hybridlab.harness.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lab as a test plays it: every step of a scenario file, and what there is to see. */
class LabTest {
    private final Lab lab =
            Lab.builder().topology("classic-hybrid").name("LabTest").start();

    @AfterEach
    void forecast_and_lab_agree() {
        assertThat(lab.differences()).isEmpty();
        lab.close();
    }

    @Test
    void a_message_lies_in_its_mailbox_and_tells_its_way() {
        var sent = lab.send(mail -> mail.from("bert@contoso.com")
                .to("anna@contoso.com")
                .subject("Grüße")
                .header("X-Own", "1")
                .body("Hello\nAnna"));

        var message = lab.message("anna@contoso.com");
        assertThat(message.header("X-Own")).contains("1");
        assertThat(message.text()).contains("Hello\r\nAnna");
        assertThat(message.hosts()).containsExactly("EX01", "exo");
        assertThat(message.path()).containsExactly("onprem", "exo");
        assertThat(message.sidesAndHosts())
                .startsWith("exo", "internet", "onprem")
                .contains("EX01", "mx.fabrikam.example")
                .doesNotHaveDuplicates()
                .isEqualTo(sent.trace().sidesAndHosts())
                .isEqualTo(lab.sidesAndHosts());
        assertThat(message.side()).isEqualTo("exo");
        assertThat(message.isNotice()).isFalse();
        assertThat(message.sentAs()).isEqualTo(sent.id()).isEqualTo("message-1");
        assertThat(sent.trace().paths()).containsExactly(List.of("onprem", "exo"));
        assertThat(sent.trace().story()).anyMatch(line -> line.startsWith("exo  "));
    }

    @Test
    void any_address_of_a_mailbox_names_it_and_an_unknown_one_is_answered_with_the_near_one() {
        lab.change("exo.recipients[anna@contoso.com].EmailAddresses+", "smtp:a.b@contoso.com");

        assertThat(lab.mailbox("a.b@contoso.com").address()).hasToString("anna@contoso.com");
        assertThatThrownBy(() -> lab.mailbox("ana@contoso.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no mailbox has the address 'ana@contoso.com'; the lab has 'anna@contoso.com'; did you mean"
                        + " that?");
        assertThatThrownBy(() -> lab.mailbox("anna")).hasMessageContaining("'anna' is no address");
    }

    @Test
    void a_mailbox_without_the_one_message_says_what_became_of_those_that_were_sent() {
        assertThatThrownBy(() -> lab.message("anna@contoso.com"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("one message is expected in anna@contoso.com, there are 0\n  nothing was sent");
        lab.send("outsider@fabrikam.example", "nobody@contoso.com");

        assertThatThrownBy(() -> lab.message("anna@contoso.com"))
                .hasMessageContaining("message-1: refused by exo at RCPT: 550 5.4.1");
    }

    @Test
    void queues_wait_while_a_host_is_down_and_drain_in_virtual_time() {
        lab.down("EX01");
        var sent = lab.send("anna@contoso.com", "bert@contoso.com");
        assertThat(lab.queued())
                .singleElement()
                .satisfies(each -> assertThat(each.host()).isEqualTo("exo"));
        var before = lab.now();

        lab.up("EX01");
        lab.advance(Duration.ofHours(1));

        assertThat(lab.queued()).isEmpty();
        assertThat(lab.now()).isEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(sent.outcomes()).anyMatch(Outcome.Delivered.class::isInstance);
        assertThat(lab.message("bert@contoso.com").path()).containsExactly("exo", "onprem");
    }

    @Test
    void every_other_step_of_a_scenario_can_be_played() {
        lab.suspend("EX01");
        lab.send("bert@contoso.com", "anna@contoso.com");
        assertThat(lab.mailbox("anna@contoso.com").messages()).isEmpty();
        lab.resume("EX01");
        assertThat(lab.mailbox("anna@contoso.com").messages()).hasSize(1);

        lab.move("bert@contoso.com", "exo");
        lab.sync();
        assertThat(lab.send("anna@contoso.com", "bert@contoso.com").trace().paths())
                .containsExactly(List.of("exo"));

        lab.dns("fabrikam.example", Map.of("MX", "10 nowhere.fabrikam.example"));
        lab.expire("mail.contoso.com");
        lab.change("exo.acceptedDomains+", Map.of("DomainName", "contoso.org"));
        assertThat(lab.topology().tenantOf("contoso.org")).isPresent();
    }

    @Test
    void somebody_from_outside_can_come_by_hand_and_a_host_can_submit() {
        lab.send(mail -> mail.from("somebody@elsewhere.example")
                .to("anna@contoso.com")
                .byHand("exo", "198.18.99.7")
                .id("stranger"));
        lab.send(mail -> mail.fromNobody().to("anna@contoso.com").at("EX01").id("nobody"));

        assertThat(lab.outcomes("stranger")).singleElement().isInstanceOf(Outcome.Delivered.class);
        assertThat(lab.trace("nobody").hosts()).containsExactly(List.of("EX01", "exo"));
    }

    @Test
    void a_draft_takes_every_key_of_a_send_and_of_its_connection() {
        lab.send(mail -> mail.from("bert@contoso.com")
                .to("anna@contoso.com")
                .with("envid", "letter-7")
                .with("ret", "HDRS"));
        lab.send(mail -> mail.from("somebody@elsewhere.example")
                .to("anna@contoso.com")
                .byHand("EX01", "198.18.99.7")
                .entering("port", 587)
                .id("stranger"));

        assertThat(lab.transcripts().toString()).contains("ENVID=letter-7").contains("RET=HDRS");
        assertThat(lab.outcomes("stranger")).singleElement().isInstanceOf(Outcome.Refused.class); // it did not log on
    }

    /** As an editor writes it, with LF at the end of its lines. */
    @Test
    void a_message_of_a_file_is_sent_with_the_line_ends_of_the_wire() throws IOException {
        var file = Files.createDirectories(Path.of("target")).resolve("LabTest.eml");
        Files.writeString(file, "From: a@b.example\nSubject: from a file\n\nfirst\nsecond\n");

        lab.send(mail -> mail.from("bert@contoso.com").to("carla@contoso.com").eml(file.toString()));

        assertThat(lab.message("carla@contoso.com").subject()).isEqualTo("from a file");
        assertThat(lab.message("carla@contoso.com").text()).contains("first\r\nsecond");
    }

    @Test
    void a_whole_message_goes_octet_for_octet() {
        var octets = "From: a@b.example\r\nSubject: raw\r\n\r\nbody without end".getBytes(StandardCharsets.US_ASCII);

        lab.send(mail -> mail.from("bert@contoso.com").to("carla@contoso.com").eml(octets));

        assertThat(lab.message("carla@contoso.com").subject()).isEqualTo("raw");
    }

    @Test
    void what_is_written_wrongly_is_answered_at_the_line_of_the_test() {
        assertThatThrownBy(() -> lab.send("bert@contoso", "anna contoso.com"))
                .isInstanceOf(ProblemsFound.class)
                .hasMessageMatching("(?s)LabTest\\.java:\\d+: .*") // in Java no column is known
                .hasMessageContaining("anna contoso.com")
                .hasMessageContaining("an address is written name@domain");
        assertThatThrownBy(() -> lab.change("exo.organizationConfig.RejectDirectSent", true))
                .isInstanceOf(ProblemsFound.class)
                .hasMessageStartingWith("LabTest.java:")
                .hasMessageContaining("RejectDirectSend'; did you mean that?");
        assertThatThrownBy(() -> lab.down("EX02")).hasMessageContaining("no host is called 'EX02', only [EX01, exo");
        assertThatThrownBy(() -> lab.send("nobody@nowhere.example", "anna@contoso.com"))
                .hasMessageContaining("LabTest.java:")
                .hasMessageContaining("nobody has nobody@nowhere.example");
    }

    @Test
    void a_lab_that_is_closed_says_who_closed_it() {
        var closed = Lab.builder().name("Gone").start();
        closed.close();
        closed.close();

        assertThatThrownBy(() -> closed.send("bert@contoso.com", "anna@contoso.com"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "the lab of Gone is closed: at LabTest\\.java:\\d+; start another one, or close this one"
                                + " later");
        assertThatThrownBy(() -> closed.mailbox("anna@contoso.com")).isInstanceOf(IllegalStateException.class);
        var another = Lab.on("classic-hybrid");
        another.close("when the test x ended");
        assertThatThrownBy(another::queued).hasMessageContaining("is closed: when the test x ended");
    }

    @Test
    void a_program_of_ones_own_dials_a_host() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(lab.socket("EX01", 25));
            var in = socket.getInputStream();
            assertThat((char) in.read()).isEqualTo('2');
        }
        assertThatThrownBy(() -> lab.socket("EX01", 26))
                .hasMessageContaining("EX01 does not listen on port 26, only on [25");
        assertThatThrownBy(() -> lab.socket("EX09", 25)).hasMessageContaining("no host is called 'EX09'");
    }

    @Test
    void two_labs_on_one_fixed_port_hear_of_each_other() throws IOException {
        var free = free();
        var one = Lab.builder().name("One").fixedPort("EX01", 25, free);
        try (var first = one.start()) {
            assertThat(first.socket("EX01", 25).getPort()).isEqualTo(free);
            assertThatThrownBy(Lab.builder().name("Two").fixedPort("EX01", 25, free)::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "the lab of Two wants port " + free + " for EX01:25, and the lab of One has it");
        }
        one.start().close(); // it is free again
        try (var other = new ServerSocket(free, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(one::start)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1 cannot be had for EX01:25");
        }
    }

    /**
     * A port below those that systems hand out by themselves (from 32768 on Linux, from 49152 elsewhere): between two
     * uses of it no connection of another test can be given it by chance.
     */
    private static int free() throws IOException {
        for (int port = 20_000; port < 32_768; port++) {
            try (var probe = new ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (java.net.BindException taken) {
                // the next one
            }
        }
        throw new IllegalStateException("no port between 20000 and 32767 of the loopback address is free");
    }

    @Test
    void two_listeners_of_one_lab_cannot_have_one_port() {
        assertThatThrownBy(
                        Lab.builder().name("One").fixedPort("EX01", 25, 25_254).fixedPort("exo", 25, 25_254)::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two listeners of the lab of One want one port: port 25254 for EX01:25, and port 25254 for"
                        + " exo:25; give each of them another one");
    }

    @Test
    void time_only_goes_forward_and_not_without_end() {
        var before = lab.now();

        assertThatThrownBy(() -> lab.advance(Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time only goes forward in the lab of LabTest: advance by zero or more, not by PT-1H");
        assertThatThrownBy(() -> lab.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the lab of LabTest advances by 11574 days at most in one step, not by PT");
        assertThatThrownBy(() -> lab.advance(Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times in a lab are whole seconds, not PT1.5S");
        assertThat(lab.now()).isEqualTo(before);
    }

    @Test
    void changes_before_the_start_are_those_of_a_file() {
        try (var changed = Lab.builder()
                .change("exo.acceptedDomains[contoso.net].DomainType", "InternalRelay")
                .start()) {
            assertThat(changed.steps()).isEmpty();
            assertThat(changed.topology()
                            .tenants()
                            .getFirst()
                            .accepted("contoso.net")
                            .orElseThrow()
                            .toString())
                    .contains("INTERNAL_RELAY");
        }
    }

    @Test
    void in_real_time_nobody_moves_the_clock() {
        try (var real = Lab.builder().fabric(Fabric.REAL_TIME).name("Real").start()) {
            real.send("bert@contoso.com", "anna@contoso.com");

            assertThat(real.message("anna@contoso.com").path()).containsExactly("onprem", "exo");
            assertThatThrownBy(() -> real.advance(Duration.ofHours(1)))
                    .hasMessageContaining("time cannot be moved in the lab of Real, which runs in real time");
        }
    }

    @Test
    void the_steps_of_a_scenario_file_can_be_played_on_any_topology() {
        lab.run("../scenarios/loops/l01-internal-relay-on-both-sides.yaml");

        assertThat(lab.trace("inside").loops()).isNotEmpty();
        assertThatThrownBy(() -> lab.run("../scenarios/loops/none.yaml")).hasMessageContaining("there is no such file");
    }

    @Test
    void a_message_that_nobody_sent_is_answered_with_those_that_were() {
        lab.send(mail -> mail.id("greeting").from("bert@contoso.com").to("anna@contoso.com"));

        assertThatThrownBy(() -> lab.trace("greting"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no message was sent as 'greting'; the lab of LabTest has 'greeting'; did you mean that?");
    }

    @Test
    void a_fabric_that_nobody_brought_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> Fabric.named("embeded"))
                .hasMessage("there is no fabric 'embeded'; the class path has 'embedded'; did you mean that?");
        assertThatThrownBy(() -> Fabric.named("docker"))
                .hasMessage("there is no fabric 'docker'; it is in the artifact"
                        + " dev.hybridlab:hybridlab-testcontainers: add that in scope 'test'");
    }
}
