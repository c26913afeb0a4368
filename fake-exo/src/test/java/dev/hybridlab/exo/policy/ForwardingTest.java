package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forwards of cloud mailboxes: the outbound spam policy and the two loop headers (EXO-RCPT-15, LOOP-12, LOOP-13, LOOP-52). */
final class ForwardingTest {
    private static Edge edge(String mode, String target, String... assumptions) {
        return Tenants.two()
                .assuming(assumptions)
                .add(CONTOSO, "recipients", "Mailbox", "dora@contoso.com", "ForwardingSmtpAddress", target)
                .add(
                        CONTOSO,
                        "recipients",
                        "MailContact",
                        "carl@contoso.com",
                        "ExternalEmailAddress",
                        "c@fabrikam.example")
                .add(
                        CONTOSO,
                        "hostedOutboundSpamFilterPolicy",
                        "HostedOutboundSpamFilterPolicy",
                        "hostedOutboundSpamFilterPolicy",
                        "AutoForwardingMode",
                        mode)
                .edge();
    }

    private static RoutingDecision route(Edge edge, String recipient, String... header) {
        var attribution = InboundFirewall.hosted(edge.topology().tenants().getFirst());
        var held = Edge.held(attribution, Edge.envelope("anna@contoso.com", recipient), Edge.message(header));
        return edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);
    }

    @ParameterizedTest(name = "{0}, to {1}: {2}")
    @CsvSource({
        "Automatic, o@fabrikam.example, blocked",
        "Off, o@fabrikam.example, blocked",
        "On, o@fabrikam.example, ExtFwd",
        "Automatic, anna@contoso.com, inside",
        "Automatic, carl@contoso.com, blocked",
        "On, carl@contoso.com, ExtFwd",
    })
    void the_outbound_spam_policy_keeps_forwards_inside(String mode, String target, String expected) {
        var decision = route(edge(mode, target), "dora@contoso.com");

        assertThat(told(decision)).isEqualTo(expected);
    }

    private static String told(RoutingDecision decision) {
        return switch (decision) {
            case RoutingDecision.Blocked blocked -> {
                assertThat(blocked.diagnostic().toString())
                        .startsWith("550 5.7.520 Access denied")
                        .endsWith("AS(7550)");
                yield "blocked";
            }
            case RoutingDecision.Forward forward -> {
                var headers = forward.copy().message().headers();
                assertThat(headers.first(Forwarding.FORWARDING_LOOP).orElseThrow())
                        .startsWith("dora@contoso.com;");
                yield headers.first(Forwarding.LOOP_STAMP)
                        .map(stamp -> stamp.substring(stamp.lastIndexOf(',') + 1))
                        .orElse("inside");
            }
            default -> decision.toString();
        };
    }

    @Test
    void a_mailbox_forwards_a_message_once() {
        var edge = edge("On", "anna@contoso.com");
        var mark = "dora@contoso.com;" + edge.topology().tenants().getFirst().id();

        assertThat(route(edge, "dora@contoso.com", Forwarding.FORWARDING_LOOP + ": " + mark))
                .isInstanceOf(RoutingDecision.Discard.class)
                .extracting(decision -> decision.because().assumed().getFirst())
                .isEqualTo("LOOP-13");
        assertThat(route(edge, "dora@contoso.com", Forwarding.FORWARDING_LOOP + ": anna@contoso.com;x"))
                .isInstanceOf(RoutingDecision.Forward.class);
        var twice = edge("On", "anna@contoso.com", "forwardingLoopLimit=2");
        assertThat(route(twice, "dora@contoso.com", Forwarding.FORWARDING_LOOP + ": " + mark))
                .isInstanceOf(RoutingDecision.Forward.class);
    }

    @Test
    void a_tenant_lets_a_message_out_three_times() {
        var edge = edge("On", "o@fabrikam.example");
        var stamp = Forwarding.LOOP_STAMP + ": "
                + edge.topology().tenants().getFirst().id() + ",ExtAddr";

        assertThat(route(edge, "carl@contoso.com", stamp, stamp)).isInstanceOf(RoutingDecision.Forward.class);
        assertThat(route(edge, "carl@contoso.com", stamp, stamp, stamp)).isInstanceOf(RoutingDecision.Discard.class);
        assertThat(route(
                        edge("On", "o@fabrikam.example", "loopStampOutcome=notice"),
                        "carl@contoso.com",
                        stamp,
                        stamp,
                        stamp))
                .isInstanceOf(RoutingDecision.Refuse.class);
    }

    @ParameterizedTest(name = "{0} MB, {1}: {2}")
    @CsvSource({
        "30, as documented, none",
        "37, as documented, LIM-13",
        "37, none, none",
    })
    void a_mailbox_sends_35_megabytes_unless_it_says_otherwise(int megabytes, String limits, String expected) {
        var edge = limits.equals("none")
                ? edge("On", "anna@contoso.com", "exoMailboxSizeLimits=none")
                : edge("On", "anna@contoso.com");
        var message = Message.parse(new byte[megabytes << 20]);
        var attribution = InboundFirewall.hosted(edge.topology().tenants().getFirst());
        var held = Edge.held(attribution, Edge.envelope("anna@contoso.com", "carl@contoso.com"), message);
        var decision = edge.policy().route(held, Edge.to("carl@contoso.com"), LabSettings.DEFAULT_START);

        assertThat(
                        decision instanceof RoutingDecision.Refuse refuse
                                ? refuse.because().fact()
                                : "none")
                .isEqualTo(expected);
    }
}
