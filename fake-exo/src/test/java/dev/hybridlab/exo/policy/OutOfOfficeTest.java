package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which automatic reply a sender gets, and what an inbox rule does in the cloud (DOM-22, DOM-26, DOM-50 to DOM-54, LOOP-09, EXO-RCPT-15). */
final class OutOfOfficeTest {
    private static Tenants away(String state, String audience) {
        return Tenants.two()
                .add(
                        CONTOSO,
                        "recipients",
                        "Mailbox",
                        "dora@contoso.com",
                        "AutoReplyState",
                        state,
                        "InternalMessage",
                        "inside",
                        "ExternalMessage",
                        "outside",
                        "ExternalAudience",
                        audience,
                        "StartTime",
                        "2026-03-02T10:00:00Z",
                        "EndTime",
                        "2026-03-02T12:00:00Z")
                .add(
                        CONTOSO,
                        "recipients",
                        "MailContact",
                        "known@contoso.com",
                        "ExternalEmailAddress",
                        "k@fabrikam.example");
    }

    private static List<Aftermath> after(Edge edge, AuthAs author, String sender, String... header) {
        var attribution =
                InboundFirewall.hosted(edge.topology().tenants().getFirst()).with(author);
        var held = Edge.held(attribution, Edge.envelope(sender, "dora@contoso.com"), Edge.message(header));
        return edge.policy().afterDelivery(held, Edge.address("dora@contoso.com"), LabSettings.DEFAULT_START);
    }

    private static String told(List<Aftermath> all) {
        if (all.isEmpty()) {
            return "nothing";
        }
        return switch (all.getFirst()) {
            case Aftermath.Sends sends -> {
                assertThat(sends.envelope().sender()).isEmpty();
                yield new String(sends.message().body().octets(), StandardCharsets.UTF_8).strip();
            }
            case Aftermath.Redirects redirects -> "redirect";
            case Aftermath.Stops stops -> "none: " + stops.because().fact();
        };
    }

    @ParameterizedTest(name = "{0} author {1}, {2}, audience {3}, remote domain {4}: {5}")
    @CsvSource({
        "INTERNAL, anna@contoso.com, Enabled, All, External, inside",
        "INTERNAL, anna@contoso.com, Enabled, None, None, inside",
        "ANONYMOUS, anna@contoso.com, Enabled, All, External, outside",
        "ANONYMOUS, anna@contoso.com, Enabled, All, None, outside",
        "ANONYMOUS, f@fabrikam.example, Enabled, All, External, outside",
        "ANONYMOUS, f@fabrikam.example, Enabled, All, ExternalLegacy, outside",
        "ANONYMOUS, f@fabrikam.example, Enabled, All, InternalLegacy, inside",
        "ANONYMOUS, f@fabrikam.example, Enabled, All, None, none: DOM-26",
        "ANONYMOUS, f@fabrikam.example, Enabled, None, External, none: DOM-54",
        "ANONYMOUS, f@fabrikam.example, Enabled, None, InternalLegacy, inside",
        "ANONYMOUS, f@fabrikam.example, Enabled, Known, External, none: DOM-54",
        "ANONYMOUS, k@fabrikam.example, Enabled, Known, External, outside",
        "ANONYMOUS, f@fabrikam.example, Disabled, All, External, nothing",
        "ANONYMOUS, f@fabrikam.example, Scheduled, All, External, nothing",
        "ANONYMOUS, <>, Enabled, All, External, nothing",
    })
    void the_authors_standing_and_the_remote_domain_choose(
            AuthAs author, String sender, String state, String audience, String allowed, String expected) {
        var edge = away(state, audience)
                .add(CONTOSO, "remoteDomains", "RemoteDomain", "Default", "DomainName", "*", "AllowedOOFType", allowed)
                .edge();

        assertThat(told(after(edge, author, sender))).isEqualTo(expected);
    }

    @Test
    void a_remote_domain_that_names_an_own_domain_speaks_for_it() {
        var edge = away("Enabled", "All")
                .add(CONTOSO, "remoteDomains", "RemoteDomain", "Ours", "DomainName", "contoso.com", "IsInternal", true)
                .edge();

        assertThat(told(after(edge, AuthAs.ANONYMOUS, "anna@contoso.com"))).isEqualTo("inside");
    }

    @Test
    void what_is_automatic_is_not_answered() {
        var edge = away("Enabled", "All").edge();

        assertThat(after(edge, AuthAs.INTERNAL, "anna@contoso.com", "Auto-Submitted: auto-replied"))
                .isEmpty();
        assertThat(after(edge, AuthAs.INTERNAL, "anna@contoso.com", "X-Auto-Response-Suppress: OOF"))
                .isEmpty();
        assertThat(after(edge, AuthAs.INTERNAL, "anna@contoso.com", "Auto-Submitted: no"))
                .hasSize(1);
    }

    @Test
    void a_schedule_begins_and_ends() {
        var edge = away("Scheduled", "All").edge();
        var attribution = InboundFirewall.hosted(edge.topology().tenants().getFirst());
        var held = Edge.held(attribution, Edge.envelope("anna@contoso.com", "dora@contoso.com"), Edge.message());
        var start = LabSettings.DEFAULT_START; // 09:00
        var dora = Edge.address("dora@contoso.com");

        assertThat(edge.policy().afterDelivery(held, dora, start.plus(Duration.ofMinutes(59))))
                .isEmpty();
        assertThat(edge.policy().afterDelivery(held, dora, start.plus(Duration.ofHours(1))))
                .hasSize(1);
        assertThat(edge.policy().afterDelivery(held, dora, start.plus(Duration.ofHours(3))))
                .isEmpty();
    }

    @Test
    void a_rule_acts_once_in_the_cloud_and_its_forwards_stay_inside() {
        var edge = Tenants.two()
                .add(CONTOSO, "recipients", "Mailbox", "dora@contoso.com")
                .add(
                        CONTOSO,
                        "inboxRules",
                        "InboxRule",
                        "On",
                        "Mailbox",
                        "dora@contoso.com",
                        "RedirectTo",
                        List.of("o@fabrikam.example"))
                .edge();
        var redirect = (Aftermath.Redirects)
                after(edge, AuthAs.INTERNAL, "anna@contoso.com").getFirst();
        var loop = "X-MS-Exchange-Inbox-Rules-Loop";

        assertThat(redirect.copy().message().headers().first(loop)).contains("dora@contoso.com");
        assertThat(told(after(edge, AuthAs.INTERNAL, "anna@contoso.com", loop + ": anna@contoso.com")))
                .isEqualTo("none: LOOP-09");

        var attribution = InboundFirewall.hosted(edge.topology().tenants().getFirst());
        var held = Edge.held(
                attribution,
                Edge.envelope("anna@contoso.com", "o@fabrikam.example"),
                redirect.copy().message());
        assertThat(edge.policy().route(held, Edge.to("o@fabrikam.example"), LabSettings.DEFAULT_START))
                .isInstanceOf(RoutingDecision.Blocked.class);
    }
}
