package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each kind of recipient (ONP-RCPT-01 to ONP-RCPT-13). */
final class CategorizerTest {
    private static final String ROUTING = "anna@contoso.mail.onmicrosoft.com";

    private static Exchange exchange() {
        return Lab.fresh()
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "relay.example", "DomainType", "InternalRelay")
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "hosted.example", "DomainType", "ExternalRelay")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "MailContact",
                        "x@hosted.example",
                        "ExternalEmailAddress",
                        "bert@contoso.com")
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "contoso.mail.onmicrosoft.com")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "RemoteMailbox",
                        "anna@contoso.com",
                        "RemoteRoutingAddress",
                        ROUTING,
                        "EmailAddresses",
                        List.of("anna.alias@contoso.com"))
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "MailContact",
                        "joe@contoso.com",
                        "ExternalEmailAddress",
                        "j@partner.example")
                .add(Lab.ONPREM, "recipients", "Mailbox", "carl@contoso.com", "server", "EX02")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "DistributionGroup",
                        "all@contoso.com",
                        "Members",
                        List.of("anna@contoso.com", "bert@contoso.com"))
                .add(Lab.ONPREM, "recipients", "Mailbox", "shy@contoso.com", "RequireSenderAuthenticationEnabled", true)
                .add(Lab.ONPREM, "recipients", "MailPublicFolder", "folder@contoso.com")
                .send("To the cloud", "SMTP:contoso.mail.onmicrosoft.com;1")
                .send("Internet", "SMTP:*;1")
                .exchange();
    }

    /** ONP-RCPT-03: the relay and foreign domains; ONP-RCPT-07: carl's database is on EX02; ONP-RCPT-15: a folder. */
    @ParameterizedTest(name = "{0} author to {1}: {2}")
    @CsvSource({
        "INTERNAL, bert@contoso.com, deliver bert@contoso.com",
        "INTERNAL, carl@contoso.com, relay 198.18.10.26",
        "INTERNAL, anna@contoso.com, expand " + ROUTING,
        "INTERNAL, Anna.Alias@contoso.com, expand " + ROUTING,
        "INTERNAL, " + ROUTING + ", relay To the cloud",
        "INTERNAL, joe@contoso.com, expand j@partner.example",
        "INTERNAL, j@partner.example, relay Internet",
        "INTERNAL, all@contoso.com, expand anna@contoso.com bert@contoso.com",
        "INTERNAL, nobody@contoso.com, refuse 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
        "INTERNAL, nobody@contoso.mail.onmicrosoft.com, refuse 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
        "INTERNAL, nobody@relay.example, relay Internet",
        "INTERNAL, nobody@hosted.example, relay Internet",
        "INTERNAL, nobody@fabrikam.example, relay Internet",
        "ANONYMOUS, all@contoso.com, refuse 550 5.7.1 RESOLVER.RST.AuthRequired; authentication required",
        "INTERNAL, x@hosted.example, relay Internet",
        "ANONYMOUS, shy@contoso.com, refuse 550 5.7.1 RESOLVER.RST.AuthRequired; authentication required",
        "INTERNAL, shy@contoso.com, deliver shy@contoso.com",
        "ANONYMOUS, folder@contoso.com, deliver folder@contoso.com",
    })
    void each_kind_of_recipient_has_its_way(AuthAs author, String recipient, String expected) {
        var exchange = exchange();
        var plain = exchange.held(Exchange.envelope("fred@fabrikam.example", "-", recipient), Exchange.message());
        var held = new HeldMessage(
                plain.ref(),
                plain.message(),
                plain.envelope(),
                plain.attribution().with(author),
                plain.since(),
                Optional.empty(),
                Optional.empty());
        assertThat(told(exchange.policy().route(held, Exchange.to(recipient), LabSettings.DEFAULT_START)))
                .isEqualTo(expected);
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
            case RoutingDecision.Relay relay ->
                "relay "
                        + (relay.hop().nextHop()
                                        instanceof dev.hybridlab.mailflow.topology.NextHop.SmartHosts(var hosts)
                                ? hosts.getFirst()
                                : relay.hop().connector());
            case RoutingDecision.Defer defer -> "defer " + defer.lastError();
            case RoutingDecision.Refuse refuse -> "refuse " + refuse.diagnostic();
            case RoutingDecision.Undecided undecided -> "undecided";
            case RoutingDecision.Discard discard -> "discard";
        };
    }

    /** ONP-SEND-84. */
    @ParameterizedTest
    @CsvSource({"'', 554 5.3.5 System incorrectly configured", "goneServerText=550 5.3.5 Gone, 550 5.3.5 Gone"})
    void a_mailbox_on_a_server_that_is_gone_is_reported(String assumption, String diagnostic) {
        var lab = assumption.isEmpty() ? Lab.fresh() : Lab.fresh().assuming(assumption);
        var exchange = lab.add(Lab.ONPREM, "recipients", "Mailbox", "lost@contoso.com", "server", "EX09")
                .exchange();

        var held =
                exchange.held(Exchange.envelope("fred@fabrikam.example", "-", "lost@contoso.com"), Exchange.message());
        assertThat(told(exchange.policy().route(held, Exchange.to("lost@contoso.com"), LabSettings.DEFAULT_START)))
                .isEqualTo("refuse " + diagnostic);
    }
}
