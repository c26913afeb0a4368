package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is turned away at the door, at MAIL and at RCPT, whatever rights he has. */
final class DoorTest {
    private static final String MANY =
            "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission channel";

    private static String banner(Exchange exchange, int port) {
        return exchange.policy()
                .greet(Exchange.plain(Exchange.OUTSIDE_IP, port))
                .banner()
                .toString();
    }

    /** SMTP-37. */
    @Test
    void a_server_in_maintenance_turns_everybody_away() {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "maintenance", true)
                .exchange();
        assertThat(banner(exchange, 25)).isEqualTo("421 4.3.2 Service not active");
        assertThat(banner(exchange, 2525)).isEqualTo("421 4.3.2 Service not active");
    }

    /** SMTP-95: the sources list both texts for both triggers. */
    @Test
    void which_text_is_whose_can_be_turned_round() {
        var closed = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "maintenance", true)
                .assuming("maintenanceText=Service not available")
                .exchange();
        assertThat(banner(closed, 25)).isEqualTo("421 4.3.2 Service not available");
        var hub = Lab.fresh()
                .receive(
                        "EX01\\Custom",
                        "Server",
                        "EX01",
                        "TransportRole",
                        "HubTransport",
                        "Bindings",
                        List.of("0.0.0.0:25"),
                        "RemoteIPRanges",
                        List.of(Exchange.OUTSIDE_IP))
                .assuming("maintenanceText=Service not available")
                .exchange();
        assertThat(banner(hub, 25)).isEqualTo("421 4.3.2 Service not active");
    }

    /** SMTP-37. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"HubTransport, 25, false", "HubTransport, 26, true", "FrontendTransport, 25, true"})
    void a_hub_connector_cannot_have_port_25(String role, int port, boolean open) {
        var exchange = Lab.fresh()
                .receive(
                        "EX01\\Custom",
                        "Server",
                        "EX01",
                        "TransportRole",
                        role,
                        "Bindings",
                        List.of("0.0.0.0:" + port),
                        "RemoteIPRanges",
                        List.of(Exchange.OUTSIDE_IP))
                .exchange();
        assertThat(banner(exchange, port).startsWith("220 ")).isEqualTo(open);
        if (!open) {
            assertThat(banner(exchange, port)).isEqualTo("421 4.3.2 Service not available");
        }
    }

    /** ONP-RECV-33, ONP-RECV-92: what others hold, and the limit that speaks. */
    @ParameterizedTest(name = "{0} = {1}, open {2}: {3}")
    @CsvSource({
        "MaxInboundConnection, 10, 198.18.99.1=9, -",
        "MaxInboundConnection, 10, 198.18.99.1=10, MaxInboundConnection",
        "MaxInboundConnectionPerSource, 20, 198.18.50.1=19, -",
        "MaxInboundConnectionPerSource, 20, 198.18.50.1=20, MaxInboundConnectionPerSource",
        "MaxInboundConnectionPerSource, 20, 198.18.99.1=20, -",
        "MaxInboundConnectionPerSource, Unlimited, 198.18.50.1=90, -",
        "MaxInboundConnectionPercentagePerSource, 2, 198.18.50.1=19, -",
        "MaxInboundConnectionPercentagePerSource, 1, 198.18.50.1=19 198.18.99.1=3200,"
                + " MaxInboundConnectionPercentagePerSource",
    })
    void connections_have_their_limits(String property, String value, String open, String spoke) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "openConnections", List.of(open.split(" ", -1)))
                .receive(
                        Lab.FRONTEND,
                        property,
                        value.equals("1") || value.equals("2") ? (Object) Integer.valueOf(value) : value)
                .exchange();
        var greeting = exchange.policy().greet(Exchange.plain(Exchange.OUTSIDE_IP, 25));
        assertThat(greeting.banner().toString().startsWith("220 ")).isEqualTo(spoke.equals("-"));
        if (!spoke.equals("-")) {
            assertThat(greeting.banner()).hasToString(MANY);
            assertThat(greeting.considered().getFirst().because().text()).contains(spoke);
        }
    }

    private static Verdict mail(Exchange exchange, EsmtpParameters parameters) {
        return exchange.policy()
                .sender(
                        Exchange.plain(Exchange.OUTSIDE_IP, 25),
                        new MailCommand(Optional.of(EmailAddress.of("fred@fabrikam.example")), parameters));
    }

    /** SMTP-63. */
    @Test
    void back_pressure_puts_mail_off() {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "backPressure", true)
                .exchange();
        assertThat(mail(exchange, EsmtpParameters.NONE).reply()).hasToString("452 4.3.1 Insufficient system resources");
    }

    /** SMTP-65, TLS-53. */
    @ParameterizedTest(name = "EX01 {0}, EX02 {1}: {2}")
    @CsvSource({
        "true, true, 250 2.1.5 Recipient OK",
        "false, true, 250 2.1.5 Recipient OK",
        "false, false, 451 4.7.0 Temporary server error. Please try again later. PRX5",
    })
    void a_front_end_needs_a_hub(boolean first, boolean second, String reply) {
        var exchange = Lab.fresh()
                .receive("EX01\\Default EX01", "Enabled", first)
                .receive("EX02\\Default EX02", "Enabled", second)
                .exchange();
        assertThat(rcpt(exchange, Exchange.to("bert@contoso.com"))).isEqualTo(reply);
    }

    /** ONP-RECV-39, SMTP-85. */
    @ParameterizedTest(name = "{0}: {1}={2}")
    @CsvSource({
        "SizeEnabled, SIZE, 10",
        "SmtpUtf8Enabled, SMTPUTF8, ''",
        "EightBitMimeEnabled, BODY, 8BITMIME",
        "BinaryMimeEnabled, BODY, BINARYMIME",
        "DeliveryStatusNotificationEnabled, RET, FULL",
        "DeliveryStatusNotificationEnabled, ENVID, x",
    })
    void a_parameter_needs_its_extension(String property, String parameter, String value) {
        var off = property.equals("SizeEnabled") ? (Object) "Disabled" : (Object) false;
        var parameters = EsmtpParameters.of(parameter, value);
        assertThat(mail(Lab.fresh().exchange(), parameters).reply()).hasToString("250 2.1.0 Sender OK");
        var refused = mail(Lab.fresh().receive(Lab.FRONTEND, property, off).exchange(), parameters);
        assertThat(refused.reply()).hasToString("501 5.5.4 Invalid arguments");
        assertThat(refused.because().assumed()).containsExactly("SMTP-85");
        var otherwise = Lab.fresh()
                .assuming("disabledParameterText=555 5.5.4 Unsupported option")
                .receive(Lab.FRONTEND, property, off)
                .exchange();
        assertThat(mail(otherwise, parameters).reply()).hasToString("555 5.5.4 Unsupported option");
    }

    private static String rcpt(Exchange exchange, EnvelopeRecipient recipient) {
        return exchange.policy()
                .recipient(
                        Exchange.plain(Exchange.OUTSIDE_IP, 25),
                        Exchange.envelope("fred@fabrikam.example", "-"),
                        recipient)
                .verdict()
                .reply()
                .toString();
    }

    @Test
    void notify_needs_its_extension_as_well() {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "DeliveryStatusNotificationEnabled", false)
                .exchange();
        var asking = new EnvelopeRecipient(EmailAddress.of("bert@contoso.com"), EsmtpParameters.of("NOTIFY", "NEVER"));
        assertThat(rcpt(exchange, asking)).isEqualTo("501 5.5.4 Invalid arguments");
        assertThat(rcpt(exchange, Exchange.to("bert@contoso.com"))).isEqualTo("250 2.1.5 Recipient OK");
    }

    /** ONP-RECV-37: whose messages are counted together. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "IPAddress, 198.18.50.1",
        "User, bert@contoso.com",
        "All, 198.18.50.1 bert@contoso.com",
        "None, -",
    })
    void a_rate_is_counted_by_its_source(String source, String whose) {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "MessageRateLimit", "7", "MessageRateSource", source)
                .exchange();
        var peer = Exchange.plain(Exchange.OUTSIDE_IP, 25).withIdentity("bert@contoso.com");
        var rate = exchange.policy().greet(peer).limits().rate();
        assertThat(rate.map(each -> each.whose()).orElse("-")).endsWith(whose);
        rate.ifPresent(each -> assertThat(each.limit().most()).isEqualTo(7));
        assertThat(Lab.fresh().exchange().policy().greet(peer).limits().rate()).isEmpty();
    }

    /** SMTP-64. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "RejectReservedTopLevelRecipientDomains, x@contoso.test, 550 5.1.4 Recipient address reserved by RFC 2606",
        "RejectReservedTopLevelRecipientDomains, x@deep.fabrikam.example, 550 5.1.4 Recipient address reserved by RFC"
                + " 2606",
        "RejectReservedTopLevelRecipientDomains, bert@contoso.com, 250 2.1.5 Recipient OK",
        "RejectReservedSecondLevelRecipientDomains, x@example.com, 550 5.1.5 Recipient address reserved by RFC 2606",
        "RejectReservedSecondLevelRecipientDomains, x@mail.example.org, 550 5.1.5 Recipient address reserved by RFC"
                + " 2606",
        "RejectReservedSecondLevelRecipientDomains, bert@contoso.com, 250 2.1.5 Recipient OK",
        "RejectSingleLabelRecipientDomains, x@intranet, 550 5.1.6 Recipient addresses in single label domains not"
                + " accepted",
        "RejectSingleLabelRecipientDomains, bert@contoso.com, 250 2.1.5 Recipient OK",
    })
    void recipients_may_be_refused_by_their_form(String property, String recipient, String reply) {
        var exchange = Lab.fresh().receive(Lab.FRONTEND, property, true).exchange();
        assertThat(rcpt(exchange, Exchange.to(recipient))).isEqualTo(reply);
    }

    /** ONP-RCPT-19, SMTP-82, LIM-11. */
    @ParameterizedTest(name = "LongAddressesEnabled {0}, {1} octets: {2}")
    @CsvSource({"false, 571, 550 5.7.54", "false, 572, 550 5.1.7", "true, 572, 550 5.7.54"})
    void an_address_has_571_octets_at_most(boolean longer, int octets, String reply) {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "LongAddressesEnabled", longer)
                .exchange();
        var domain = ("d".repeat(60) + ".").repeat(4) + "dddddddd.de";
        var address = "l".repeat(octets - domain.length() - 1) + "@" + domain;
        assertThat(rcpt(exchange, Exchange.to(address))).startsWith(reply);
    }

    /** DOM-05, ONP-RCPT-16. */
    @ParameterizedTest(name = "AddressBookEnabled {0}, {1}: {2}")
    @CsvSource({
        "true, bert@contoso.com, 250 2.1.5 Recipient OK",
        "true, nobody@contoso.com, 550 5.1.1 User unknown",
        "false, nobody@contoso.com, 250 2.1.5 Recipient OK",
    })
    void an_edge_server_validates_recipients(boolean validates, String recipient, String reply) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "role", "Edge")
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "contoso.net", "AddressBookEnabled", validates)
                .add(Lab.ONPREM, "recipients", "Mailbox", "bert@contoso.net")
                .exchange();
        assertThat(rcpt(exchange, Exchange.to(recipient.replace(".com", ".net"))))
                .isEqualTo(reply);
    }

    /** ONP-RECV-81 to ONP-RECV-85. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Client, 587, ExchangeUsers, Tls Integrated BasicAuth BasicAuthRequireTLS",
        "Custom, 25, None, Tls",
        "Internal, 25, ExchangeServers ExchangeLegacyServers, Tls ExchangeServer",
        "Internet, 25, AnonymousUsers, Tls",
        "Partner, 25, Partners, Tls",
    })
    void a_usage_gives_a_new_connector_its_settings(String usage, int port, String groups, String mechanisms) {
        var exchange = Lab.fresh()
                .receive("EX01\\New", "Server", "EX01", "Usage", usage)
                .exchange();
        var connector =
                exchange.topology().organizations().getFirst().server("EX01").orElseThrow().receiveConnectors().stream()
                        .filter(each -> each.name().endsWith("New"))
                        .findFirst()
                        .orElseThrow();
        assertThat(connector.match().bindings()).allMatch(binding -> binding.port() == port);
        assertThat(connector.security().permissionGroups()).containsExactlyInAnyOrder(groups.split(" ", -1));
        assertThat(connector.security().authMechanism()).containsExactlyInAnyOrder(mechanisms.split(" ", -1));
        assertThat(connector.source().flag("DomainSecureEnabled")).isEqualTo(usage.equals("Partner"));
    }
}
