package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What inbox rules do on-premises, and what keeps them from it (LOOP-09, LOOP-53, DOM-27). */
final class InboxRulesTest {
    private static final String LOOP = "X-MS-Exchange-Inbox-Rules-Loop: ";

    private static Lab rule(Object... pairs) {
        var all = new ArrayList<Object>(List.of("Mailbox", "bert@contoso.com"));
        all.addAll(List.of(pairs));
        return Lab.fresh()
                .add(Lab.ONPREM, "recipients", "Mailbox", "carla@contoso.com")
                .add(Lab.ONPREM, "inboxRules", "InboxRule", "Rule", all.toArray());
    }

    private static List<Aftermath> after(Lab lab, String... header) {
        var exchange = lab.exchange();
        var envelope = Exchange.envelope("fred@fabrikam.example", "-", "bert@contoso.com");
        var held = exchange.held(envelope, Exchange.message(header.length == 0 ? new String[] {"A: b"} : header));
        return exchange.policy().afterDelivery(held, EmailAddress.of("bert@contoso.com"), LabSettings.DEFAULT_START);
    }

    @ParameterizedTest(name = "{0} loop fields: {1}")
    @CsvSource({"0, goes on", "1, goes on", "2, goes on", "3, stops", "4, stops"})
    void three_loop_fields_end_it(int fields, String expected) {
        var header = new String[fields];
        java.util.Arrays.fill(header, LOOP + "anna@contoso.com");
        var after = after(rule("RedirectTo", List.of("carla@contoso.com")), header);

        assertThat(after).hasSize(1);
        assertThat(after.getFirst() instanceof Aftermath.Redirects ? "goes on" : "stops")
                .isEqualTo(expected);
    }

    @Test
    void only_fields_of_the_same_mailbox_count_when_switched() {
        var own = rule("RedirectTo", List.of("carla@contoso.com")).assuming("inboxRulesLoopCount=own");
        var others = LOOP + "anna@contoso.com";

        assertThat(after(own, others, others, others).getFirst()).isInstanceOf(Aftermath.Redirects.class);
    }

    @ParameterizedTest(name = "forwards {0}, answers {1}: {2}")
    @CsvSource({
        "false, false, stop stop",
        "true, false, send stop",
        "false, true, stop send",
        "true, true, send send",
    })
    void a_remote_domain_lets_forwards_and_answers_out(boolean forwards, boolean answers, String expected) {
        var lab = rule("ForwardTo", List.of("o@fabrikam.example"), "reply", "thanks")
                .add(
                        Lab.ONPREM,
                        "remoteDomains",
                        "RemoteDomain",
                        "Fabrikam",
                        "DomainName",
                        "fabrikam.example",
                        "AutoForwardEnabled",
                        forwards,
                        "AutoReplyEnabled",
                        answers);

        assertThat(String.join(
                        " ",
                        after(lab).stream()
                                .map(each -> each instanceof Aftermath.Sends ? "send" : "stop")
                                .toList()))
                .isEqualTo(expected);
    }

    @Test
    void the_built_in_remote_domain_keeps_forwards_at_home() {
        assertThat(after(rule("ForwardTo", List.of("o@fabrikam.example"))).getFirst())
                .isInstanceOf(Aftermath.Stops.class);
        assertThat(after(rule("ForwardTo", List.of("carla@contoso.com"))).getFirst())
                .isInstanceOf(Aftermath.Sends.class);
    }

    @Test
    void a_forward_is_written_anew_and_carries_the_loop_fields() {
        var sends = (Aftermath.Sends) after(
                        rule("ForwardTo", List.of("carla@contoso.com")),
                        LOOP + "anna@contoso.com",
                        "Received: from a by b")
                .getFirst();
        var headers = sends.message().headers();

        assertThat(sends.envelope().senderText()).isEqualTo("bert@contoso.com");
        assertThat(headers.first("Subject")).contains("FW: t");
        assertThat(headers.all("X-MS-Exchange-Inbox-Rules-Loop"))
                .containsExactly("anna@contoso.com", "bert@contoso.com");
        assertThat(headers.has("Received")).isFalse();
    }

    @Test
    void a_rule_acts_on_what_it_asks_for() {
        assertThat(after(rule("RedirectTo", List.of("carla@contoso.com"), "SubjectContainsWords", List.of("T"))))
                .hasSize(1);
        assertThat(after(rule("RedirectTo", List.of("carla@contoso.com"), "SubjectContainsWords", List.of("x"))))
                .isEmpty();
        assertThat(after(rule("RedirectTo", List.of("carla@contoso.com"), "From", List.of("fred@fabrikam.example"))))
                .hasSize(1);
        assertThat(after(rule("RedirectTo", List.of("carla@contoso.com"), "From", List.of("carla@contoso.com"))))
                .isEmpty();
        assertThat(after(rule("RedirectTo", List.of("carla@contoso.com"), "Enabled", false)))
                .isEmpty();
    }
}
