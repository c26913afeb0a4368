package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each kind of recipient (EXO-RCPT-04 to EXO-RCPT-13, EXO-RCPT-05, EXO-RCPT-06, EXO-RCPT-08, EXO-RCPT-09, EXO-RCPT-10, EXO-RCPT-16). */
final class CategorizerTest {
    private static Edge edge() {
        return Tenants.two()
                .accepts(CONTOSO, "relay.example", "DomainType", "InternalRelay")
                .add(CONTOSO, "recipients", "MailUser", "bert@contoso.com", "ExternalEmailAddress", "bert@contoso.com")
                .add(
                        CONTOSO,
                        "recipients",
                        "MailUser",
                        "carl@contoso.com",
                        "ExternalEmailAddress",
                        "c@fabrikam.example")
                .add(
                        CONTOSO,
                        "recipients",
                        "DistributionGroup",
                        "all@contoso.com",
                        "Members",
                        List.of("anna@contoso.com", "bert@contoso.com"))
                .add(CONTOSO, "recipients", "Mailbox", "shy@contoso.com", "RequireSenderAuthenticationEnabled", true)
                .add(
                        CONTOSO,
                        "recipients",
                        "MailUser",
                        "shyuser@contoso.com",
                        "ExternalEmailAddress",
                        "s@fabrikam.example",
                        "RequireSenderAuthenticationEnabled",
                        true)
                .add(
                        CONTOSO,
                        "recipients",
                        "Mailbox",
                        "both@contoso.com",
                        "ForwardingSmtpAddress",
                        "b@fabrikam.example",
                        "DeliverToMailboxAndForward",
                        true)
                .add(
                        CONTOSO,
                        "recipients",
                        "Mailbox",
                        "boss@contoso.com",
                        "AcceptMessagesOnlyFrom",
                        "fred@fabrikam.example")
                .add(
                        CONTOSO,
                        "recipients",
                        "Mailbox",
                        "deaf@contoso.com",
                        "RejectMessagesFrom",
                        "fred@fabrikam.example")
                .add(CONTOSO, "recipients", "Mailbox", "tiny@contoso.com", "MaxReceiveSize", "10")
                .add(CONTOSO, "recipients", "MailUser", "lost@contoso.com")
                .outbound("To on-premises", "RecipientDomains", List.of("contoso.com"))
                .edge();
    }

    @ParameterizedTest(name = "{0} author to {1}: {2}")
    @CsvSource({
        "INTERNAL, anna@contoso.com, deliver anna@contoso.com",
        "INTERNAL, bert@contoso.com, relay To on-premises",
        "INTERNAL, carl@contoso.com, forward c@fabrikam.example",
        "INTERNAL, c@fabrikam.example, relay (Internet by MX)",
        "INTERNAL, all@contoso.com, expand anna@contoso.com bert@contoso.com",
        "INTERNAL, both@contoso.com, 'deliver both@contoso.com and block b@fabrikam.example 550 5.7.520 Access denied,"
                + " Your organization does not allow external forwarding. Please contact your administrator for further"
                + " assistance. AS(7550)'",
        "INTERNAL, nobody@contoso.com, refuse 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP"
                + " address lookup",
        "INTERNAL, anna@contoso.mail.onmicrosoft.com, refuse 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not"
                + " found by SMTP address lookup",
        "INTERNAL, nobody@relay.example, relay (Internet by MX)",
        "INTERNAL, shy@contoso.com, deliver shy@contoso.com",
        "ANONYMOUS, all@contoso.com, refuse 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication"
                + " required",
        "ANONYMOUS, shy@contoso.com, refuse 550 5.7.134 Sender not authenticated for mailbox",
        "ANONYMOUS, shyuser@contoso.com, refuse 550 5.7.136 Sender was not authenticated",
        "ANONYMOUS, anna@contoso.com, deliver anna@contoso.com",
        "INTERNAL, boss@contoso.com, deliver boss@contoso.com",
        "ANONYMOUS, boss@contoso.com, refuse 550 5.7.12 Sender was not authenticated by organization",
        "INTERNAL, deaf@contoso.com, refuse 550 5.7.124 Sender not in allowed-senders list",
        "INTERNAL, tiny@contoso.com, refuse 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this"
                + " recipient",
        "INTERNAL, lost@contoso.com, refuse 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP"
                + " address lookup",
        "INTERNAL, IMCEAEX-_o=C_cn=gone@contoso.com, refuse 550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found",
    })
    void each_kind_of_recipient_has_its_way(AuthAs author, String recipient, String expected) {
        var edge = edge();
        Attribution attribution =
                InboundFirewall.hosted(edge.topology().tenants().getFirst()).with(author);
        var held = Edge.held(attribution, Edge.envelope("fred@fabrikam.example", recipient), Edge.message());
        assertThat(told(edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START)))
                .isEqualTo(expected);
    }

    /** A trace of the cloud names the sheets of the cloud. */
    @ParameterizedTest(name = "{0} author to {1}: {2}")
    @CsvSource({
        "INTERNAL, anna@contoso.com, EXO-RCPT-04",
        "INTERNAL, carl@contoso.com, EXO-RCPT-05",
        "INTERNAL, all@contoso.com, EXO-RCPT-06",
        "INTERNAL, nobody@contoso.com, EXO-RCPT-07",
        "INTERNAL, both@contoso.com, EXO-RCPT-40",
        "INTERNAL, IMCEAEX-_o=C_cn=gone@contoso.com, EXO-RCPT-13",
        "ANONYMOUS, all@contoso.com, EXO-RCPT-12",
        "INTERNAL, deaf@contoso.com, EXO-RCPT-16",
        "INTERNAL, tiny@contoso.com, LIM-02"
    })
    void each_decision_rests_on_a_fact_of_the_cloud(AuthAs author, String recipient, String fact) {
        var edge = edge();
        var attribution =
                InboundFirewall.hosted(edge.topology().tenants().getFirst()).with(author);
        var held = Edge.held(attribution, Edge.envelope("fred@fabrikam.example", recipient), Edge.message());
        assertThat(edge.policy()
                        .route(held, Edge.to(recipient), LabSettings.DEFAULT_START)
                        .because()
                        .toString())
                .contains(fact);
    }

    private static String told(RoutingDecision decision) {
        return switch (decision) {
            case RoutingDecision.Deliver deliver -> "deliver " + deliver.mailbox();
            case RoutingDecision.Both both -> told(both.here()) + " and " + told(both.further());
            case RoutingDecision.Forward forward ->
                forward.copy().to().stream()
                        .map(each -> each.address().toString())
                        .collect(Collectors.joining(" ", "forward ", ""));
            case RoutingDecision.Blocked blocked -> "block " + blocked.to().address() + " " + blocked.diagnostic();
            case RoutingDecision.Expand expand ->
                expand.recipients().stream()
                        .map(each -> each.address().toString())
                        .collect(Collectors.joining(" ", "expand ", ""));
            case RoutingDecision.Relay relay -> "relay " + relay.hop().connector();
            case RoutingDecision.Defer defer -> "defer " + defer.lastError();
            case RoutingDecision.Refuse refuse -> "refuse " + refuse.diagnostic();
            case RoutingDecision.Undecided undecided -> "undecided";
            case RoutingDecision.Discard discard -> "discard";
        };
    }
}
