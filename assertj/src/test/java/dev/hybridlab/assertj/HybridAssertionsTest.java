package dev.hybridlab.assertj;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.testkit.Lab;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each assertion passes where it is true, and where it is not its failure has everything the reader needs next. */
class HybridAssertionsTest {
    private final Lab lab = Lab.builder().name("HybridAssertionsTest").start();

    @AfterEach
    void close() {
        lab.close();
    }

    private static void fails(ThrowingCallable assertion, String... pieces) {
        assertThatThrownBy(assertion)
                .isInstanceOf(AssertionError.class)
                .message()
                .contains(pieces);
    }

    /** The certificate was renewed under another name, and the cloud does not know it. */
    private void renewed() {
        lab.change("onprem.servers[EX01].certificates", "mail.contoso.net");
        lab.change("onprem.sendConnectors[*].TlsCertificateName", "mail.contoso.net");
    }

    @Test
    void a_message_has_header_fields_and_a_way() {
        lab.send(mail -> mail.from("bert@contoso.com")
                .to("anna@contoso.com")
                .subject("Hello")
                .body("Good\nday"));

        assertThat(lab.message("anna@contoso.com"))
                .isInternal()
                .hasSubject("Hello")
                .hasTextContaining("Good day")
                .hasHeader("X-OriginatorOrg")
                .hasHeader("X-MS-Exchange-Organization-MessageDirectionality", "Originating")
                .hasHeaderContaining("Received", "mapi")
                .hasNoHeader("X-MS-Exchange-CrossPremises-*")
                .wasRelayedBy("onprem", "EX01", "exo")
                .wasNotRelayedBy("internet")
                .tookPath("onprem", "exo")
                .tookPath("EX01", "exo");
    }

    @Test
    void an_author_who_is_a_stranger_is_explained_with_the_cmdlet_that_mends_it() {
        renewed();
        lab.send("bert@contoso.com", "anna@contoso.com");
        var message = lab.message("anna@contoso.com");

        assertThat(message).isAnonymous();
        fails(
                () -> assertThat(message).isInternal(),
                "in anna@contoso.com, path onprem > exo: X-MS-Exchange-Organization-AuthAs",
                "  expected     Internal",
                "  found        Anonymous",
                "  decided by   ",
                "  considered   ",
                "  to mend      Set-InboundConnector");
    }

    @Test
    void a_field_that_is_not_there_is_answered_with_the_near_one() {
        lab.send("bert@contoso.com", "anna@contoso.com");
        var message = lab.message("anna@contoso.com");

        fails(
                () -> assertThat(message).hasHeader("X-OriginatorOgr", "contoso.com"),
                "  found        no such field",
                "  near         X-OriginatorOrg: contoso.com");
        fails(() -> assertThat(message).hasHeader("X-None"), "  expected     present", "  found        no such field");
        fails(
                () -> assertThat(message).hasHeaderContaining("Subject", "none"),
                "  expected     ...none...",
                "  found        ");
        fails(() -> assertThat(message).hasNoHeader("X-OriginatorOrg"), "  found        X-OriginatorOrg: contoso.com");
        fails(() -> assertThat(message).hasNoHeader("X-MS-Exchange-Organization-*"), "  expected     absent");
        fails(() -> assertThat(message).hasTextContaining("none"), "  expected     ...none...");
    }

    @Test
    void a_way_that_was_another_one_is_told() {
        var sent = lab.send("bert@contoso.com", "anna@contoso.com");
        var message = lab.message("anna@contoso.com");

        assertThat(sent)
                .tookPath("onprem", "exo")
                .passed("exo", "EX01")
                .didNotPass("internet")
                .didNotLoop();
        fails(
                () -> assertThat(sent).tookPath("onprem", "internet"),
                "  expected     onprem > internet",
                "  found        onprem > exo",
                "  hosts        EX01 > exo",
                "  became       delivered to anna@contoso.com at exo");
        fails(() -> assertThat(sent.trace()).passed("internet"), "  expected     passes internet");
        fails(() -> assertThat(sent.trace()).didNotPass("exo"), "  expected     does not pass exo");
        fails(() -> assertThat(sent).loopedBetween("onprem", "exo"), "  found        no circle, onprem > exo");
        fails(() -> assertThat(message).tookPath("exo"), "  expected     exo", "  found        onprem > exo");
        fails(() -> assertThat(message).wasRelayedBy("internet"), "  expected     relayed by internet");
        fails(() -> assertThat(message).wasNotRelayedBy("EX01"), "  expected     not relayed by EX01");
    }

    @Test
    void a_circle_is_between_its_sides_or_hosts() {
        lab.change("onprem.acceptedDomains[contoso.com].DomainType", "InternalRelay");
        lab.change("exo.acceptedDomains[contoso.com].DomainType", "InternalRelay");
        lab.change(
                "onprem.sendConnectors+",
                Map.of(
                        "Name", "Unknown recipients",
                        "AddressSpaces", "SMTP:contoso.com;1",
                        "DNSRoutingEnabled", false,
                        "SmartHosts", "contoso-com.mail.protection.outlook.com",
                        "TlsCertificateName", "mail.contoso.com",
                        "Fqdn", "mail.contoso.com"));
        var sent = lab.send("outsider@fabrikam.example", "nobody@contoso.com");

        assertThat(sent).loopedBetween("exo", "onprem").loopedBetween("EX01", "exo");
        assertThat(lab).refused(sent).with("5.4.14");
        fails(
                () -> assertThat(sent).loopedBetween("exo"),
                "  expected     a circle between exo",
                "  found        a circle between ",
                "  cycle        ");
        fails(() -> assertThat(sent).didNotLoop(), "  expected     no circle");
    }

    @Test
    void a_refusal_is_looked_at_and_its_nearest_miss_told() {
        renewed();
        var sent = lab.send("bert@contoso.com", "outsider@fabrikam.example");

        assertThat(lab)
                .refused(sent)
                .with("5.7.64")
                .with("550 5.7.64")
                .by("exo")
                .at("RCPT")
                .saying("Relay Access Denied");
        assertThat(lab).reported(sent).by("onprem").by("EX01").with("5.7.64").to("bert@contoso.com");
        fails(
                () -> assertThat(lab).refused(sent).with("5.7.1"),
                "message message-1: another one came",
                "  expected     5.7.1",
                "  found        refused by exo at RCPT: 550 5.7.64 TenantAttribution; Relay Access Denied",
                "  also         ndr (failed) made by onprem",
                "  to mend      ");
        fails(
                () -> assertThat(lab).refused(sent).by("onprem"),
                "  expected     by onprem",
                "  found        refused by exo");
        fails(() -> assertThat(lab).refused(sent).at("DATA"), "  expected     at DATA");
        fails(() -> assertThat(lab).refused(sent).saying("whatever"), "  expected     whatever");
        fails(() -> assertThat(lab).reported(sent).to("carla@contoso.com"), "  expected     to carla@contoso.com");
        fails(
                () -> assertThat(lab).delivered(sent),
                "message message-1: delivered",
                "  found        refused by exo at RCPT: 550 5.7.64",
                "  decided by   ");
        fails(() -> assertThat(lab).refused("message-9"), "  found        nothing; messages of this lab: [message-1]");
    }

    /** A negative assertion about a name that nobody has would be green for ever. */
    @Test
    void a_slip_in_a_name_is_never_green_and_answered_with_the_near_one() {
        var sent = lab.send("bert@contoso.com", "anna@contoso.com");
        var message = lab.message("anna@contoso.com");

        fails(
                () -> assertThat(message).wasNotRelayedBy("EX0l"),
                "  expected     not relayed by EX0l",
                "  found        onprem > exo",
                "  unknown      no side or host is called 'EX0l'; the lab has 'EX01'; did you mean that?");
        fails(
                () -> assertThat(lab.trace("message-1")).didNotPass("internett"),
                "  unknown      no side or host is called 'internett'; the lab has 'internet'; did you mean that?");
        fails(() -> assertThat(sent).didNotPass("ex01"), "the lab has 'EX01'; upper and lower case count");
        fails(() -> assertThat(sent).tookPath("onprm", "exo"), "'onprm'; the lab has 'onprem'; did you mean that?");
        fails(() -> assertThat(sent).passed("EX02"), "'EX02'; the lab has 'EX01'; did you mean that?");
        fails(
                () -> assertThat(sent).loopedBetween("onprm", "exo"),
                "'onprm'; the lab has 'onprem'; did you mean that?");
        fails(() -> assertThat(message).wasRelayedBy("EX02"), "'EX02'; the lab has 'EX01'; did you mean that?");
        fails(() -> assertThat(message).tookPath("onprm", "exo"), "'onprm'; the lab has 'onprem'; did you mean that?");
        fails(
                () -> assertThat(lab).delivered(sent).to("ana@contoso.com"),
                "  unknown      no mailbox has the address 'ana@contoso.com'; the lab has 'anna@contoso.com'; did you"
                        + " mean");
        fails(() -> assertThat(lab).delivered(sent).by("exx"), "'exx'; the lab has 'exo'; did you mean that?");
        assertThatThrownBy(() -> assertThat(lab).delivered(sent).to("dora@contoso.com"))
                .message()
                .doesNotContain("unknown");
    }

    /** Whose mail it is decides about what Exchange stamps, not about what the author wrote. */
    @Test
    void only_what_bears_on_the_field_is_told() {
        renewed();
        lab.send(mail -> mail.from("bert@contoso.com").to("anna@contoso.com").subject("Hello there"));
        var message = lab.message("anna@contoso.com");

        assertThatThrownBy(() -> assertThat(message).hasSubject("Helo there"))
                .message()
                .contains("  expected     Helo there\n  found        Hello there")
                .doesNotContain("decided by", "configured", "to mend");
        assertThatThrownBy(() -> assertThat(message).hasHeader("X-Own", "1"))
                .message()
                .doesNotContain("decided by", "to mend");
        fails(() -> assertThat(message).isInternal(), "  decided by   EXO attribution", "  to mend      Set-");
    }

    @Test
    void a_wish_about_nothing_is_answered() {
        assertThatThrownBy(() -> assertThat(lab).with("5.7.64"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'5.7.64' of what? Begin with refused(message)");
    }

    @Test
    void queues_and_mailboxes_can_be_empty() {
        assertThat(lab).hasEmptyQueues().hasNoMessageFor("anna@contoso.com");
        lab.down("EX01");
        var sent = lab.send("anna@contoso.com", "bert@contoso.com");
        lab.send("nora@northwind.example", "anna@contoso.com");

        assertThat(lab).waits(sent).by("exo");
        fails(
                () -> assertThat(lab).hasEmptyQueues(),
                "  expected     nothing waits",
                "  found        message-1 at exo for [bert@");
        fails(
                () -> assertThat(lab).hasNoMessageFor("anna@contoso.com"),
                "  expected     no message",
                "in anna@contoso.com");
        assertThatThrownBy(() -> assertThat(lab).hasNoMessageFor("ana@contoso.com"))
                .hasMessageContaining("no mailbox has the address 'ana@contoso.com'")
                .hasMessageContaining("'anna@contoso.com'; did you mean that?");
    }

    @Test
    void the_assertions_of_assertj_are_at_hand() {
        assertThat(lab.name()).isEqualTo("HybridAssertionsTest");
    }
}
