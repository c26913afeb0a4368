package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may send what to whom, which limit speaks, and by which of its names a recipient is found (ONP-RCPT-17 to ONP-RCPT-23, LIM-01, LIM-03, LIM-13). */
final class RestrictionsTest {
    private static Lab lab() {
        return Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "Mailbox",
                        "boss@contoso.com",
                        "AcceptMessagesOnlyFrom",
                        "bert@contoso.com")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "Mailbox",
                        "club@contoso.com",
                        "AcceptMessagesOnlyFromDLMembers",
                        "outer@contoso.com")
                .add(Lab.ONPREM, "recipients", "Mailbox", "deaf@contoso.com", "RejectMessagesFrom", "bert@contoso.com")
                .add(Lab.ONPREM, "recipients", "Mailbox", "small@contoso.com", "MaxReceiveSize", "2 KB")
                .add(Lab.ONPREM, "recipients", "Mailbox", "meek@contoso.com", "MaxSendSize", "1 KB")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "Mailbox",
                        "named@contoso.com",
                        "LegacyExchangeDN",
                        "/o=Contoso/cn=named",
                        "EmailAddresses",
                        List.of(
                                "smtp:also@contoso.com",
                                "X500:/o=Old/cn=Named",
                                "SIP:sip@contoso.com",
                                "EUM:123@contoso.com"))
                .add(Lab.ONPREM, "recipients", "MailUser", "lost@contoso.com")
                .add(Lab.ONPREM, "recipients", "DistributionGroup", "outer@contoso.com", "Members", "inner@contoso.com")
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "DistributionGroup",
                        "inner@contoso.com",
                        "Members",
                        List.of("bert@contoso.com", "outer@contoso.com"))
                .add(
                        Lab.ONPREM,
                        "recipients",
                        "DynamicDistributionGroup",
                        "users@contoso.com",
                        "IncludedRecipients",
                        "MailUsers")
                .send("Internet", "SMTP:*;1");
    }

    /** ONP-RCPT-04, ONP-RCPT-17, ONP-RCPT-20 to ONP-RCPT-23; ONP-RCPT-14: users@ holds whom the directory has. */
    @ParameterizedTest(name = "{0} of {1} to {2}: {3}")
    @CsvSource({
        "INTERNAL, bert@contoso.com, boss@contoso.com, deliver",
        "INTERNAL, carl@contoso.com, boss@contoso.com, 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized",
        "ANONYMOUS, bert@contoso.com, boss@contoso.com, 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized",
        "INTERNAL, bert@contoso.com, club@contoso.com, deliver",
        "INTERNAL, carl@contoso.com, club@contoso.com, 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized",
        "INTERNAL, bert@contoso.com, deaf@contoso.com, 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized",
        "INTERNAL, carl@contoso.com, deaf@contoso.com, deliver",
        "INTERNAL, bert@contoso.com, lost@contoso.com, 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
        "INTERNAL, bert@contoso.com, also@contoso.com, deliver",
        "INTERNAL, bert@contoso.com, sip@contoso.com, 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
        "INTERNAL, bert@contoso.com, 123@contoso.com, 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found",
        "INTERNAL, bert@contoso.com, IMCEAEX-_o=Contoso_cn=named@contoso.com, deliver",
        "INTERNAL, bert@contoso.com, imceaex-_O=OLD_cn=named@contoso.com, deliver",
        "INTERNAL, bert@contoso.com, IMCEAEX-_o=Contoso_cn=gone@contoso.com, 550 5.1.1 RESOLVER.ADR.ExRecipNotFound;"
                + " not found",
        "INTERNAL, bert@contoso.com, IMCEAEX-_o=Contoso_cn=gone@partner.example, relay",
        "INTERNAL, bert@contoso.com, users@contoso.com, expand lost@contoso.com",
    })
    void a_recipient_says_from_whom_and_by_which_name(AuthAs author, String sender, String recipient, String expected) {
        var exchange = lab().exchange();
        assertThat(told(exchange, held(exchange, sender, recipient, 100, author)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} octets of {1} to {2}, handed over by {3}: {4}, says {5}")
    @CsvSource({
        "1500, bert@contoso.com, small@contoso.com, -, deliver, -",
        "2500, bert@contoso.com, small@contoso.com, -, 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for"
                + " this recipient, ONP-RCPT-18",
        "1500, meek@contoso.com, bert@contoso.com, -, 550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; message too large"
                + " for this sender, LIM-13",
        "1500, meek@contoso.com, bert@contoso.com, peer.example, deliver, -",
        "5000, bert@contoso.com, carl@partner.example, -, 550 5.2.3 RESOLVER.RST.SendSizeLimit.Org; message too large"
                + " for this organization, LIM-01",
        "5000, <>, bert@contoso.com, -, deliver, -",
        "5000, fred@fabrikam.example, bert@contoso.com, peer.example, deliver, -",
        "7000, fred@fabrikam.example, bert@contoso.com, peer.example, 550 5.3.4 RESOLVER.RST.RecvSizeLimit.Org; message"
                + " too large for this organization, LIM-01",
        "7000, fred@fabrikam.example, bert@contoso.com, EX02.corp.contoso.com, deliver, -",
    })
    void each_size_limit_speaks_for_itself(
            int octets, String sender, String recipient, String from, String expected, String fact) {
        var exchange = lab().add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "transportConfig",
                        "MaxSendSize",
                        "4 KB",
                        "MaxReceiveSize",
                        "6 KB")
                .exchange();
        var plain = held(exchange, sender, recipient, octets, AuthAs.INTERNAL);
        var held = new HeldMessage(
                plain.ref(),
                plain.message(),
                plain.envelope(),
                plain.attribution(),
                plain.since(),
                from.equals("-") ? Optional.empty() : Optional.of(from),
                Optional.empty());
        assertThat(told(exchange, held)).isEqualTo(expected);
        if (!fact.equals("-")) {
            assertThat(route(exchange, held).because().fact()).isEqualTo(fact);
            assertThat(route(exchange, held).because().configured()).isPresent();
        }
    }

    @ParameterizedTest(name = "limit {0}, {1} recipients: {2}")
    @CsvSource({
        "2, 2, deliver",
        "2, 3, 550 5.5.3 RESOLVER.ADR.RecipLimit; too many recipients",
        "Unlimited, 3, deliver",
    })
    void an_envelope_has_so_many_recipients_at_most(String limit, int count, String expected) {
        var exchange = lab().add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "transportConfig",
                        "MaxRecipientEnvelopeLimit",
                        limit)
                .exchange();
        var recipients = new String[count];
        Arrays.fill(recipients, "bert@contoso.com");
        var held = exchange.held(Exchange.envelope("fred@fabrikam.example", "-", recipients), Exchange.message());
        assertThat(told(exchange, held)).isEqualTo(expected);
    }

    private static HeldMessage held(Exchange exchange, String sender, String recipient, int octets, AuthAs author) {
        var body = "x".repeat(Math.max(0, octets - 4));
        var message = Message.parse(("A: b\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        var plain = exchange.held(Exchange.envelope(sender, "-", recipient), message);
        return new HeldMessage(
                plain.ref(),
                plain.message(),
                plain.envelope(),
                plain.attribution().with(author),
                plain.since(),
                Optional.empty(),
                Optional.empty());
    }

    private static RoutingDecision route(Exchange exchange, HeldMessage held) {
        return exchange.policy().route(held, held.envelope().recipients().getFirst(), LabSettings.DEFAULT_START);
    }

    private static String told(Exchange exchange, HeldMessage held) {
        var decision = route(exchange, held);
        if (decision instanceof RoutingDecision.Refuse(var diagnostic, var because, var considered)) {
            return diagnostic.toString();
        }
        if (decision instanceof RoutingDecision.Expand(var to, var because)) {
            return "expand " + to.getFirst().address();
        }
        return decision instanceof RoutingDecision.Relay ? "relay" : "deliver";
    }
}
