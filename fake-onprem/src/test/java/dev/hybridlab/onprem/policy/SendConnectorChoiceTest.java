package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which send connector takes a recipient, and how mail leaves over it (ONP-SEND-01 to ONP-SEND-11, ONP-SEND-21 to ONP-SEND-34). */
final class SendConnectorChoiceTest {
    private static RoutingDecision route(Exchange exchange, String recipient, Message message) {
        var held = exchange.held(Exchange.envelope("bert@contoso.com", "-", recipient), message);
        return exchange.policy().route(held, Exchange.to(recipient), LabSettings.DEFAULT_START);
    }

    private static RoutingDecision route(Exchange exchange, String recipient) {
        return route(exchange, recipient, Exchange.message());
    }

    private static Hop hop(Exchange exchange, String recipient) {
        return ((RoutingDecision.Relay) route(exchange, recipient)).hop();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "joe@contoso.example, Exact",
        "joe@sales.contoso.example, Subdomains",
        "joe@deep.sales.contoso.example, Subdomains",
        "joe@fabrikam.example, Everything",
        "joe@notcontoso.example, Everything",
    })
    void the_most_specific_space_wins_whatever_it_costs(String recipient, String connector) {
        var exchange = Lab.fresh()
                .send("Everything", "SMTP:*;1")
                .send("Subdomains", "SMTP:*.contoso.example;5")
                .send("Exact", "SMTP:contoso.example;100")
                .exchange();
        assertThat(hop(exchange, recipient).connector()).isEqualTo(connector);
    }

    @ParameterizedTest(name = "A {0}, B {1}: {2}, {3}")
    @CsvSource({
        "SMTP:*;10, SMTP:*;2, B, -ONP-SEND-04",
        "SMTP:*;2, SMTP:*;10, A, -ONP-SEND-04",
        "SMTP:*;3, SMTP:*;3, A, -ONP-SEND-06",
        "SMTP:*;1, SMTP:*.fabrikam.example;9, B, -ONP-SEND-03",
        "SMTP:other.example;1, SMTP:*;9, B, -ONP-SEND-02",
        "SMTP:*;1 SMTP:fabrikam.example;50, SMTP:*.fabrikam.example;1, A, -ONP-SEND-03",
    })
    void specificity_then_cost_then_name(String a, String b, String winner, String loser) {
        var exchange = Lab.fresh().send("B", b).send("A", a).exchange();
        var relay = (RoutingDecision.Relay) route(exchange, "joe@fabrikam.example");
        assertThat(relay.hop().connector()).isEqualTo(winner);
        assertThat(Exchange.why(relay.considered(), winner.equals("A") ? "B" : "A"))
                .isEqualTo(loser);
        assertThat(relay.considered().stream().filter(Considered::chosen)).hasSize(1);
    }

    /** ONP-SEND-05: the nearest source before the name, the cost before both. */
    @ParameterizedTest(name = "A from {0} at {1}, B from EX01 at {2}: {3}")
    @CsvSource({"EX02, 1, 1, B, -ONP-SEND-05", "EX01, 1, 1, A, -ONP-SEND-06", "EX02, 1, 2, A, -ONP-SEND-04"})
    void of_equal_cost_the_local_connector_wins(String source, int a, int b, String winner, String loser) {
        var exchange = Lab.fresh()
                .add(
                        Lab.ONPREM,
                        "sendConnectors",
                        "SendConnector",
                        "A",
                        "AddressSpaces",
                        List.of("SMTP:fabrikam.example;" + a),
                        "SourceTransportServers",
                        List.of(source))
                .send("B", "SMTP:fabrikam.example;" + b)
                .exchange();
        var relay = (RoutingDecision.Relay) route(exchange, "joe@fabrikam.example");
        assertThat(relay.considered().getFirst().candidate()).isEqualTo(winner);
        assertThat(Exchange.why(relay.considered(), winner.equals("A") ? "B" : "A"))
                .isEqualTo(loser);
    }

    /** ONP-SEND-04, ONP-SEND-05, ONP-SEND-85: site links count before nearness. */
    @ParameterizedTest(name = "{0}, A costs {1}, B costs {2}: {3}")
    @CsvSource({
        "Berlin/Paris=10, 1, 12, A, -ONP-SEND-04",
        "Berlin/Paris=10, 5, 12, B, -ONP-SEND-04",
        "Berlin/Rome=3 Rome/Paris=4, 5, 12, B, -ONP-SEND-05",
        "Berlin/Rome=3, 1, 100, B, -ONP-SEND-04",
        "Berlin/Rome=3 unlinkedSites=unreachable, 1, 100, B, -ONP-SEND-85",
    })
    void the_cost_of_site_links_is_added(String links, int a, int b, String winner, String loser) {
        var words = List.of(links.split(" ", -1));
        var assumed = words.stream().filter(word -> word.startsWith("unlinked")).toArray(String[]::new);
        var exchange = Lab.bare()
                .assuming(assumed)
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "site", "Berlin")
                .server("EX02", "198.18.10.26", "site", "Paris")
                .add(
                        Lab.ONPREM,
                        "organizationSettings",
                        "OrganizationSettings",
                        "organizationSettings",
                        "siteLinks",
                        words.stream().filter(word -> word.contains("/")).toList())
                .add(
                        Lab.ONPREM,
                        "sendConnectors",
                        "SendConnector",
                        "A",
                        "AddressSpaces",
                        List.of("SMTP:fabrikam.example;" + a),
                        "SourceTransportServers",
                        List.of("EX02"))
                .send("B", "SMTP:fabrikam.example;" + b)
                .exchange();
        var relay = (RoutingDecision.Relay) route(exchange, "joe@fabrikam.example");
        assertThat(relay.considered().getFirst().candidate()).isEqualTo(winner);
        assertThat(Exchange.why(relay.considered(), winner.equals("A") ? "B" : "A"))
                .isEqualTo(loser);
    }

    /** LOG-23: the queue of mail for another server. */
    @ParameterizedTest(name = "EX02 in {0}: {1}")
    @CsvSource({
        "Berlin, SmtpRelayToMailboxDeliveryGroup",
        "Paris, SmtpRelayToRemoteActiveDirectorySite",
    })
    void mail_for_another_server_has_a_queue_by_its_site(String site, String deliveryType) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "site", "Berlin")
                .server("EX02", "198.18.10.26", "site", site)
                .add(
                        Lab.ONPREM,
                        "sendConnectors",
                        "SendConnector",
                        "A",
                        "AddressSpaces",
                        List.of("SMTP:*;1"),
                        "SourceTransportServers",
                        List.of("EX02"))
                .exchange();
        var queue = exchange.policy().queue(Optional.of(hop(exchange, "joe@fabrikam.example")));

        assertThat(queue).hasValueSatisfying(each -> {
            assertThat(each.deliveryType()).isEqualTo(deliveryType);
            assertThat(each.nextHopDomain()).isEqualToIgnoringCase("ex02.corp.contoso.com");
        });
    }

    /** ONP-SEND-08, ONP-SEND-09: by MX, or the smart hosts in an order that is not documented. */
    @ParameterizedTest(name = "DNS routing {0}, {1}: {2}")
    @CsvSource({
        "true, as-listed, MxLookup[] fabrikam.example, -",
        "false, as-listed, 'SmartHosts[hosts=[a.example, b.example, c.example]] a.example;b.example;c.example',"
                + " ONP-SEND-09",
        "false, round-robin, 'SmartHosts[hosts=[c.example, a.example, b.example]] a.example;b.example;c.example',"
                + " ONP-SEND-09",
    })
    void the_next_hop(boolean byMx, String order, String expected, String assumed) {
        var hosts = List.of("a.example", "b.example", "c.example");
        var exchange = Lab.fresh()
                .assuming("smartHostOrder=" + order)
                .send("C", "SMTP:*;1", "DNSRoutingEnabled", byMx, "SmartHosts", byMx ? List.of() : hosts)
                .exchange();
        var relay = (RoutingDecision.Relay) route(exchange, "joe@fabrikam.example");
        assertThat(relay.hop().nextHop() + " " + relay.hop().domain()).isEqualTo(expected);
        assertThat(String.join(" ", relay.because().assumed())).isEqualTo(assumed.equals("-") ? "" : assumed);
    }

    /** ONP-SEND-10: without any connector the Internet cannot be reached, and every server can. */
    @Test
    void a_fresh_installation_reaches_its_own_servers_alone() {
        var exchange = Lab.fresh()
                .add(Lab.ONPREM, "recipients", "Mailbox", "carl@contoso.com", "server", "EX02")
                .exchange();
        assertThat(route(exchange, "joe@fabrikam.example")).isInstanceOf(RoutingDecision.Defer.class);
        assertThat(hop(exchange, "carl@contoso.com").connector()).isEqualTo("(intra-organization)");
    }

    /** ONP-SEND-24. */
    @ParameterizedTest
    @CsvSource({"25", "2526"})
    void the_port_is_a_setting(int port) {
        var exchange = Lab.fresh().send("C", "SMTP:*;1", "Port", port).exchange();
        assertThat(hop(exchange, "joe@fabrikam.example").port()).isEqualTo(port);
    }

    /** ONP-SEND-32, ONP-SEND-87. */
    @ParameterizedTest(name = "proxy {0}, front end listens {1}: waits {2}")
    @CsvSource({"true, true, false", "true, false, true", "false, false, false"})
    void a_connector_may_send_through_the_front_end(boolean proxied, boolean listens, boolean waits) {
        var exchange = Lab.fresh()
                .receive("EX01\\Outbound Proxy Frontend EX01", "Enabled", listens)
                .send("C", "SMTP:*;1", "FrontendProxyEnabled", proxied)
                .exchange();
        var decision = route(exchange, "joe@fabrikam.example");
        assertThat(decision instanceof RoutingDecision.Defer).isEqualTo(waits);
        if (decision instanceof RoutingDecision.Defer(var lastError, var because, var considered, var hop)) {
            assertThat(lastError.toString()).contains("responded with: \"421 4.2.1 Unable to connect.\"");
            assertThat(because.assumed()).containsExactly("ONP-SEND-87", "NDR-59");
            assertThat(exchange.policy().queue(hop).orElseThrow().nextHopConnector())
                    .contains("C");
        }
    }

    /** ONP-SEND-37, ONP-SEND-88. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Default, 550 5.7.1 No, 550 5.7.1 No",
        "DowngradeCustomFailures, 550 5.7.1 No, 450 4.7.1 No",
        "DowngradeCustomFailures, 450 4.7.1 Later, 450 4.7.1 Later",
        "UpgradeCustomFailures, 450 4.7.1 Later, 550 5.7.1 Later",
        "UpgradeCustomFailures, 550 5.7.1 No, 550 5.7.1 No",
        "UpgradeCustomFailures, 250 2.0.0 Fine, 250 2.0.0 Fine",
    })
    void an_error_policy_turns_answers(String policy, String reply, String taken) {
        var exchange =
                Lab.fresh().send("C", "SMTP:*;1", "ErrorPolicies", policy).exchange();
        assertThat(exchange.policy().taken(hop(exchange, "joe@fabrikam.example"), SmtpReply.of(reply)))
                .hasToString(taken);
    }

    /** ONP-SEND-12, ONP-SEND-83. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "receive-connectors, ex01.corp.contoso.com, true",
        "receive-connectors, EX01.corp.contoso.com, true",
        "receive-connectors, mail.contoso.com, true",
        "receive-connectors, smtp.contoso.com, false",
        "server, mail.contoso.com, false",
        "server, ex01.corp.contoso.com, true",
    })
    void a_next_host_of_ones_own_name_is_oneself(String names, String greeted, boolean itself) {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "Fqdn", "mail.contoso.com")
                .send("C", "SMTP:*;1", "Fqdn", "smtp.contoso.com")
                .assuming("selfDeliveryNames=" + names)
                .exchange();
        var judged = exchange.policy().judgeName(hop(exchange, "joe@fabrikam.example"), List.of(greeted));
        assertThat(judged.isPresent()).isEqualTo(itself);
        judged.ifPresent(close -> {
            assertThat(close.lastError()).hasToString("554 5.3.5 System incorrectly configured");
            assertThat(close.because().assumed()).contains("NDR-60");
        });
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "Enabled, false, -ONP-SEND-22, Second",
        "Enabled, true, +ONP-SEND-03, First",
        "MaxMessageSize, 1 KB, -ONP-SEND-01, Second",
        "MaxMessageSize, 10 KB, +ONP-SEND-03, First",
    })
    void a_connector_may_drop_out(String property, String value, String why, String winner) {
        var given = property.equals("Enabled") ? (Object) Boolean.parseBoolean(value) : value;
        var exchange = Lab.fresh()
                .send("First", "SMTP:fabrikam.example;1", property, given)
                .send("Second", "SMTP:*;1")
                .exchange();
        var large = Exchange.message("X-Filler: " + "x".repeat(2000));
        var relay = (RoutingDecision.Relay) route(exchange, "joe@fabrikam.example", large);
        assertThat(relay.hop().connector()).isEqualTo(winner);
        assertThat(Exchange.why(relay.considered(), "First")).isEqualTo(why);
    }

    @Test
    void mail_that_is_too_large_for_all_comes_back() {
        var exchange =
                Lab.fresh().send("Only", "SMTP:*;1", "MaxMessageSize", "1 KB").exchange();
        var large = Exchange.message("X-Filler: " + "x".repeat(2000));
        var refused = (RoutingDecision.Refuse) route(exchange, "joe@fabrikam.example", large);
        assertThat(refused.diagnostic()).hasToString("550 5.3.4 Message size exceeds fixed maximum message size");
        assertThat(refused.because().fact()).isEqualTo("ONP-SEND-01");
        assertThat(refused.because().assumed()).containsExactly("ONP-SEND-81");
        assertThat(Exchange.why(refused.considered(), "Only")).isEqualTo("-ONP-SEND-01");
    }

    @Test
    void mail_that_no_connector_takes_waits() {
        var exchange = Lab.fresh().send("Only", "SMTP:partner.example;1").exchange();
        var waits = (RoutingDecision.Defer) route(exchange, "joe@fabrikam.example");
        assertThat(waits.because().fact()).isEqualTo("ONP-SEND-07");
        assertThat(waits.because().assumed()).containsExactly("ONP-SEND-82");
        assertThat(Exchange.why(waits.considered(), "Only")).isEqualTo("-ONP-SEND-02");
    }

    /** ONP-SEND-33, ONP-SEND-34. */
    @ParameterizedTest(name = "scoped {0}, EX02 in {3}: {2}")
    @CsvSource({
        "true, Scoped away, Everything, Branch",
        "true, Scoped away, EX02, Default-First-Site-Name",
        "false, Scoped away, EX02, Branch",
    })
    void a_connector_of_another_server_is_reached_over_it_unless_it_is_scoped_to_another_site(
            boolean scoped, String name, String expected, String site) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25")
                .server("EX02", "198.18.10.26", "site", site)
                .add(
                        Lab.ONPREM,
                        "sendConnectors",
                        "SendConnector",
                        name,
                        "AddressSpaces",
                        List.of("SMTP:fabrikam.example;1"),
                        "SourceTransportServers",
                        List.of("EX02"),
                        "IsScopedConnector",
                        scoped)
                .send("Everything", "SMTP:*;1")
                .exchange();
        var hop = hop(exchange, "joe@fabrikam.example");
        if (expected.equals("EX02")) {
            assertThat(hop.nextHop()).isEqualTo(new NextHop.SmartHosts(List.of("198.18.10.26")));
            assertThat(hop.port()).isEqualTo(2525);
        } else {
            assertThat(hop.connector()).isEqualTo(expected);
        }
    }

    /** ONP-SEND-26, ONP-SEND-27. */
    @ParameterizedTest(name = "RequireTLS {0}, {1}, IgnoreSTARTTLS {2}: {3}")
    @CsvSource({
        "false, -, false, Opportunistic",
        "true, -, false, ENCRYPTION_ONLY",
        "true, EncryptionOnly, false, ENCRYPTION_ONLY",
        "true, CertificateValidation, false, CERTIFICATE_VALIDATION",
        "true, DomainValidation, false, DOMAIN_VALIDATION",
        "false, -, true, Never",
    })
    void how_much_tls_a_connector_wants(boolean require, String level, boolean ignore, String expected) {
        var lab = Lab.fresh();
        if (level.equals("-")) {
            lab.send("C", "SMTP:*;1", "RequireTLS", require, "IgnoreSTARTTLS", ignore);
        } else {
            lab.send("C", "SMTP:*;1", "RequireTLS", require, "IgnoreSTARTTLS", ignore, "TlsAuthLevel", level);
        }
        var wanted = switch (expected) {
            case "Opportunistic" -> new Hop.TlsDemand.Opportunistic();
            case "Never" -> new Hop.TlsDemand.Never();
            default -> new Hop.TlsDemand.Required(TlsLevel.valueOf(expected));
        };
        assertThat(hop(lab.exchange(), "joe@fabrikam.example").manner().tls()).isEqualTo(wanted);
    }

    /** ONP-SEND-28. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "mail.protection.outlook.com, -, mail.protection.outlook.com",
        "-, -, fabrikam.example",
        "-, mx.partner.example, -",
    })
    void which_name_the_server_must_carry(String tlsDomain, String smartHost, String expected) {
        var lab = Lab.fresh();
        if (!tlsDomain.equals("-")) {
            lab.send("C", "SMTP:*;1", "TlsDomain", tlsDomain);
        } else if (!smartHost.equals("-")) {
            lab.send("C", "SMTP:*;1", "DNSRoutingEnabled", false, "SmartHosts", List.of(smartHost));
        } else {
            lab.send("C", "SMTP:*;1");
        }
        assertThat(hop(lab.exchange(), "joe@fabrikam.example")
                        .manner()
                        .tlsDomain()
                        .orElse("-"))
                .isEqualTo(expected);
    }

    /** ONP-SEND-25, ONP-SEND-29, ONP-SEND-30, HDR-32. */
    @ParameterizedTest(name = "{0}, from {1}: {2}")
    @CsvSource({
        "true, bert@contoso.com, contoso.com",
        "true, bert@sales.contoso.net, sales.contoso.net",
        "true, fred@fabrikam.example, contoso.com",
        "true, <>, contoso.com",
        "false, bert@contoso.com, -",
    })
    void cloud_services_mail_tells_the_organization(boolean on, String sender, String xoorg) {
        var exchange = Lab.fresh()
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "sales.contoso.net")
                .send(
                        "C",
                        "SMTP:*;1",
                        "CloudServicesMailEnabled",
                        on,
                        "Fqdn",
                        "mail.contoso.com",
                        "TlsCertificateName",
                        "<I>CN=Lab Public CA<S>CN=mail.contoso.com")
                .exchange();
        var held =
                exchange.held(Exchange.envelope(sender, "-", "anna@contoso.mail.onmicrosoft.com"), Exchange.message());
        var relay = (RoutingDecision.Relay)
                exchange.policy().route(held, held.envelope().recipients().getFirst(), LabSettings.DEFAULT_START);
        assertThat(relay.hop().manner().xoorg().orElse("-")).isEqualTo(xoorg);
        assertThat(relay.hop().preserve()).isEqualTo(on);
        assertThat(relay.hop().manner().ehloName()).isEqualTo("mail.contoso.com");
        assertThat(relay.hop().manner().clientCertificate()).hasValue("mail.contoso.com");
    }

    /** TLS-21. */
    @Test
    void a_certificate_that_is_gone_keeps_mail_waiting() {
        var exchange = Lab.fresh()
                .send("C", "SMTP:*;1", "TlsCertificateName", "<I>CN=Lab Public CA<S>CN=gone.contoso.com")
                .exchange();
        var waits = (RoutingDecision.Defer) route(exchange, "joe@fabrikam.example");
        assertThat(waits.lastError().toString())
                .isEqualTo("454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be"
                        + " found.");
        assertThat(waits.because().fact()).isEqualTo("TLS-21");
        assertThat(waits.hop().map(hop -> hop.connector())).hasValue("C");
    }
}
