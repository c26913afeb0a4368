package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which outbound connector takes a recipient (EXO-OUT-02 to EXO-OUT-09), with centralized transport (EXO-OUT-21 to EXO-OUT-25). */
final class OutboundChoiceTest {
    /** How a message came to Exchange Online. */
    private enum Came {
        FROM_A_CLOUD_MAILBOX,
        FROM_ON_PREMISES,
        FROM_OUTSIDE
    }

    private static Attribution attribution(Came came) {
        var tenant = Optional.of("contoso.onmicrosoft.com");
        return switch (came) {
            case FROM_A_CLOUD_MAILBOX ->
                new Attribution(Direction.ORIGINATING, tenant, Optional.empty(), false, false, AuthAs.INTERNAL, 0);
            case FROM_ON_PREMISES ->
                new Attribution(Direction.ORIGINATING, tenant, Optional.of("Inbound"), true, true, AuthAs.INTERNAL, 0);
            case FROM_OUTSIDE ->
                new Attribution(Direction.INCOMING, tenant, Optional.empty(), false, false, AuthAs.ANONYMOUS, 0);
        };
    }

    private static RoutingDecision route(Edge edge, Came came, String recipient) {
        var held = Edge.held(attribution(came), Edge.envelope("anna@contoso.com", recipient), Edge.message());
        return edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);
    }

    private static String whereTo(RoutingDecision decision) {
        return switch (decision) {
            case RoutingDecision.Relay relay -> relay.hop().connector();
            case RoutingDecision.Deliver deliver -> "mailbox";
            case RoutingDecision.Both both -> "mailbox and on";
            case RoutingDecision.Forward forward ->
                "forward to " + forward.copy().to().getFirst().address();
            case RoutingDecision.Blocked blocked -> "blocked";
            case RoutingDecision.Expand expand ->
                "again to " + expand.recipients().getFirst().address();
            case RoutingDecision.Defer defer -> "waits";
            case RoutingDecision.Refuse refuse -> refuse.diagnostic().toString();
            case RoutingDecision.Undecided undecided -> "undecided";
            case RoutingDecision.Discard discard -> "nowhere";
        };
    }

    private static Tenants fabrikamToo() {
        return Tenants.two().accepts(CONTOSO, "relay.example", "DomainType", "InternalRelay");
    }

    private static Tenants ranked() {
        return fabrikamToo()
                .outbound("Everything", "RecipientDomains", List.of("*"))
                .outbound("Subdomains", "RecipientDomains", List.of("*.fabrikam.example"))
                .outbound("Exact", "RecipientDomains", List.of("sales.fabrikam.example"))
                .outbound("Accepted", "AllAcceptedDomains", true)
                .outbound("Disabled", "RecipientDomains", List.of("sales.fabrikam.example"), "Enabled", false)
                .outbound(
                        "By rule",
                        "RecipientDomains",
                        List.of("sales.fabrikam.example"),
                        "IsTransportRuleScoped",
                        true);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "joe@sales.fabrikam.example, Exact, EXO-OUT-03",
        "joe@hr.fabrikam.example, Subdomains, EXO-OUT-05",
        "joe@relay.example, Accepted, EXO-OUT-04",
        "joe@partner.example, Everything, EXO-OUT-05",
    })
    void exact_before_accepted_before_the_longest_wildcard(String recipient, String connector, String fact) {
        var decision = route(ranked().edge(), Came.FROM_A_CLOUD_MAILBOX, recipient);
        assertThat(whereTo(decision)).isEqualTo(connector);
        assertThat(decision.because().fact()).isEqualTo(fact);
        assertThat(decision.because().configured()).isPresent();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Exact, +EXO-OUT-03",
        "Subdomains, -EXO-OUT-03",
        "Everything, -EXO-OUT-03",
        "Accepted, -EXO-OUT-33",
        "Disabled, -EXO-OUT-07",
        "By rule, -EXO-OUT-41",
    })
    void every_connector_says_why(String connector, String why) {
        var relay =
                (RoutingDecision.Relay) route(ranked().edge(), Came.FROM_A_CLOUD_MAILBOX, "joe@sales.fabrikam.example");
        assertThat(Edge.why(relay.considered(), connector)).isEqualTo(why);
    }

    /** EXO-OUT-42. */
    @ParameterizedTest(name = "{0}, {1}, {2} to {3}: {4}")
    @CsvSource({
        "true, bounces, fred@fabrikam.example, joe@partner.example, bounces+SRS=",
        "true, SRS0, fred@fabrikam.example, joe@partner.example, SRS0=",
        "false, bounces, fred@fabrikam.example, joe@partner.example, -",
        "true, bounces, anna@contoso.com, joe@partner.example, -",
        "true, bounces, fred@fabrikam.example, joe@contoso.com, -",
    })
    void a_forward_through_on_premises_bears_a_sender_of_the_tenant(
            boolean on, String form, String sender, String recipient, String rewritten) {
        var edge = Tenants.two()
                .assuming("senderRewritingForm=" + form)
                .outbound(
                        "All",
                        "RecipientDomains",
                        List.of("*"),
                        "SenderRewritingEnabled",
                        on,
                        "AllAcceptedDomains",
                        true)
                .add(CONTOSO, "recipients", "MailUser", "joe@contoso.com", "ExternalEmailAddress", "joe@contoso.com")
                .edge();
        var held = Edge.held(attribution(Came.FROM_OUTSIDE), Edge.envelope(sender, recipient), Edge.message());
        var relay = (RoutingDecision.Relay) edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);

        assertThat(relay.hop().sender().map(Object::toString).orElse("-")).startsWith(rewritten);
        assertThat(relay.considered().stream()
                        .anyMatch(each -> each.because().assumed().contains("EXO-OUT-61")))
                .isEqualTo(!rewritten.equals("-"));
    }

    @Test
    void a_connector_in_test_mode_is_never_chosen() {
        var edge = Tenants.two()
                .outbound("Live", "RecipientDomains", List.of("*"))
                .outbound("Test", "RecipientDomains", List.of("fabrikam.example"), "TestMode", true)
                .edge();
        var relay = (RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example");
        assertThat(relay.hop().connector()).isEqualTo("Live");
        assertThat(Edge.why(relay.considered(), "Test")).isEqualTo("-EXO-OUT-43");
    }

    @Test
    void of_equals_the_newest_if_the_assumption_says_so() {
        var edge = Tenants.two()
                .assuming("outboundTie=newest-connector")
                .outbound("A", "RecipientDomains", List.of("*"))
                .outbound("B", "RecipientDomains", List.of("*"))
                .edge();
        assertThat(whereTo(route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")))
                .isEqualTo("B");
    }

    /** EXO-OUT-09. */
    @Test
    void of_equals_none_if_the_assumption_says_so() {
        var edge = Tenants.two()
                .assuming("outboundTie=undecided")
                .outbound("A", "RecipientDomains", List.of("*"))
                .outbound("B", "RecipientDomains", List.of("*"))
                .outbound("C", "RecipientDomains", List.of("contoso.example"))
                .edge();

        var tie = route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example");
        assertThat(tie).isInstanceOf(RoutingDecision.Undecided.class);
        assertThat(tie.because().assumed()).contains("EXO-OUT-09");
        assertThat(route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@contoso.example"))
                .isInstanceOf(RoutingDecision.Relay.class);
    }

    /** EXO-OUT-11. */
    @Test
    void smart_hosts_are_tried_as_listed_and_nobody_knows_whether_that_is_so() {
        var edge = Tenants.two()
                .outbound(
                        "A",
                        "RecipientDomains",
                        List.of("*"),
                        "UseMXRecord",
                        false,
                        "SmartHosts",
                        List.of("b.example", "a.example"))
                .edge();

        var relay = (RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example");
        assertThat(relay.hop().nextHop()).hasToString("SmartHosts[hosts=[b.example, a.example]]");
        assertThat(relay.because().assumed()).contains("EXO-OUT-11");
    }

    @Test
    void equal_connectors_are_told_apart_by_name() {
        var edge = Tenants.two()
                .outbound("B", "RecipientDomains", List.of("*"))
                .outbound("A", "RecipientDomains", List.of("*"))
                .edge();
        var relay = (RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example");
        assertThat(relay.hop().connector()).isEqualTo("A");
        assertThat(Edge.why(relay.considered(), "B")).isEqualTo("-EXO-OUT-09");
    }

    @Test
    void without_a_connector_mail_goes_by_mx() {
        var edge = Tenants.two()
                .outbound("Partner", "RecipientDomains", List.of("partner.example"))
                .edge();
        var relay = (RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example");
        assertThat(relay.because().fact()).isEqualTo("EXO-OUT-06");
        assertThat(relay.hop().domain()).isEqualTo("fabrikam.example");
        assertThat(relay.hop().preserve()).isFalse();
    }

    /** EXO-OUT-32, EXO-OUT-38. */
    @ParameterizedTest
    @CsvSource({"OnPremises, C", "Partner, (Internet by MX)"})
    void all_accepted_domains_needs_the_type_OnPremises(String type, String connector) {
        var edge = fabrikamToo()
                .outbound("C", "ConnectorType", type, "AllAcceptedDomains", true)
                .edge();
        assertThat(whereTo(route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@relay.example")))
                .isEqualTo(connector);
    }

    /** EXO-OUT-08, EXO-RCPT-07. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"nobody@contoso.onmicrosoft.com", "nobody@contoso.mail.onmicrosoft.com"})
    void the_tenants_own_domains_never_leave(String recipient) {
        var edge = Tenants.two()
                .accepts(CONTOSO, "contoso.onmicrosoft.com")
                .outbound("C", "RecipientDomains", List.of("*"), "RouteAllMessagesViaOnPremises", true)
                .edge();
        assertThat(whereTo(route(edge, Came.FROM_ON_PREMISES, recipient)))
                .startsWith("550 5.1.10 RESOLVER.ADR.RecipientNotFound");
    }

    /** EXO-OUT-22, EXO-OUT-39: the table of centralized transport, and what the same connector does without it. */
    @ParameterizedTest(name = "centralized {0}, {1} to {2}: {3}")
    @CsvSource({
        "true, FROM_A_CLOUD_MAILBOX, joe@fabrikam.example, C, EXO-OUT-02",
        "true, FROM_A_CLOUD_MAILBOX, anna@contoso.com, mailbox, -",
        "true, FROM_OUTSIDE, anna@contoso.com, C, EXO-OUT-02",
        "true, FROM_ON_PREMISES, anna@contoso.com, mailbox, -",
        "true, FROM_ON_PREMISES, joe@fabrikam.example, (Internet by MX), EXO-OUT-06",
        "false, FROM_A_CLOUD_MAILBOX, joe@fabrikam.example, C, EXO-OUT-05",
        "false, FROM_A_CLOUD_MAILBOX, anna@contoso.com, mailbox, -",
        "false, FROM_OUTSIDE, anna@contoso.com, mailbox, -",
        "false, FROM_ON_PREMISES, anna@contoso.com, mailbox, -",
    })
    void centralized_transport_sends_round_what_did_not_come_from_there(
            boolean centralized, Came came, String recipient, String expected, String fact) {
        var edge = Tenants.two()
                .outbound("C", "RecipientDomains", List.of("*"), "RouteAllMessagesViaOnPremises", centralized)
                .edge();
        var decision = route(edge, came, recipient);
        assertThat(whereTo(decision)).isEqualTo(expected);
        if (!fact.equals("-")) {
            assertThat(decision.because().fact()).isEqualTo(fact);
        }
    }

    /** EXO-OUT-02: rank 2 is not for what came from on-premises; then the exact name wins. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"FROM_A_CLOUD_MAILBOX, Central", "FROM_OUTSIDE, Central", "FROM_ON_PREMISES, Exact"})
    void centralized_transport_ranks_first_for_the_rest_only(Came came, String connector) {
        var edge = fabrikamToo()
                .outbound("Central", "RecipientDomains", List.of("*"), "RouteAllMessagesViaOnPremises", true)
                .outbound("Exact", "RecipientDomains", List.of("relay.example"))
                .edge();
        assertThat(whereTo(route(edge, came, "joe@relay.example"))).isEqualTo(connector);
    }

    /** EXO-OUT-23: without {@code *} nothing of the Internet's goes round. */
    @Test
    void centralized_transport_takes_only_its_recipient_domains() {
        var edge = Tenants.two()
                .outbound("C", "RecipientDomains", List.of("relay.example"), "RouteAllMessagesViaOnPremises", true)
                .edge();
        assertThat(whereTo(route(edge, Came.FROM_OUTSIDE, "anna@contoso.com"))).isEqualTo("mailbox");
        assertThat(whereTo(route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")))
                .isEqualTo(OutboundHop.BY_MX);
    }

    /** EXO-OUT-44: what a validation found is not asked; EXO-OUT-31: what is disabled is. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "IsValidated, true, C",
        "IsValidated, false, C",
        "Enabled, true, C",
        "Enabled, false, (Internet by MX)",
    })
    void a_connector_need_not_be_validated_but_enabled(String property, boolean value, String connector) {
        var edge = Tenants.two()
                .outbound("C", "RecipientDomains", List.of("*"), property, value)
                .edge();
        assertThat(whereTo(route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")))
                .isEqualTo(connector);
    }

    /** EXO-OUT-10, EXO-OUT-35. */
    @ParameterizedTest(name = "UseMXRecord {0}: {1}")
    @CsvSource({"true, joe's domain", "false, mail.contoso.com;198.18.10.25"})
    void mail_goes_by_mx_or_to_the_smart_hosts_as_they_are_listed(boolean byMx, String domain) {
        var tenants = Tenants.two();
        var edge = (byMx
                        ? tenants.outbound("C", "RecipientDomains", List.of("*"))
                        : tenants.outbound(
                                "C",
                                "RecipientDomains",
                                List.of("*"),
                                "UseMXRecord",
                                false,
                                "SmartHosts",
                                List.of("mail.contoso.com", "198.18.10.25")))
                .edge();
        var hop = ((RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")).hop();
        assertThat(hop.domain()).isEqualTo(byMx ? "fabrikam.example" : domain);
    }

    /** EXO-OUT-34 to EXO-OUT-37, EXO-OUT-36, EXO-OUT-40, HDR-32. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "EncryptionOnly, ENCRYPTION_ONLY",
        "CertificateValidation, CERTIFICATE_VALIDATION",
        "DomainValidation, DOMAIN_VALIDATION",
        "-, -"
    })
    void how_a_connector_sends(String settings, String level) {
        var pairs = new java.util.ArrayList<Object>(List.of(
                "RecipientDomains",
                List.of("*"),
                "UseMXRecord",
                false,
                "SmartHosts",
                List.of("mail.contoso.com"),
                "TlsDomain",
                "*.contoso.com",
                "CloudServicesMailEnabled",
                true));
        if (!settings.equals("-")) {
            pairs.addAll(List.of("TlsSettings", settings));
        }
        var edge = Tenants.two().outbound("C", pairs.toArray()).edge();
        var hop = ((RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")).hop();
        assertThat(hop.manner().tls())
                .isEqualTo(
                        level.equals("-")
                                ? new Hop.TlsDemand.Opportunistic()
                                : new Hop.TlsDemand.Required(TlsLevel.valueOf(level)));
        assertThat(hop.manner().tlsDomain()).hasValue("*.contoso.com");
        assertThat(hop.manner().clientCertificate()).hasValue("mail.protection.outlook.com");
        assertThat(hop.manner().xoorg()).hasValue("contoso.com");
        assertThat(hop.domain()).isEqualTo("mail.contoso.com");
    }

    /** Header trust needs CloudServicesMailEnabled and the type OnPremises, XOORG the type alone (EXO-OUT-32, EXO-OUT-40, EXO-OUT-60). */
    @ParameterizedTest(name = "{0}, {1}, xoorgWithoutFlag {2}: {3}, XOORG {4}")
    @CsvSource({
        "OnPremises, true, true, true, true",
        "OnPremises, false, true, false, true",
        "OnPremises, false, false, false, false",
        "Partner, true, true, false, false",
        "Partner, false, true, false, false",
    })
    void only_the_way_to_on_premises_keeps_headers(
            String type, boolean cloudServices, String assumption, boolean trusted, boolean xoorg) {
        var edge = Tenants.two()
                .assuming("xoorgWithoutFlag=" + assumption)
                .outbound(
                        "C",
                        "ConnectorType",
                        type,
                        "RecipientDomains",
                        List.of("*"),
                        "CloudServicesMailEnabled",
                        cloudServices)
                .edge();
        var hop = ((RoutingDecision.Relay) route(edge, Came.FROM_A_CLOUD_MAILBOX, "joe@fabrikam.example")).hop();
        assertThat(hop.manner().xoorg().isPresent()).isEqualTo(xoorg);
        assertThat(hop.preserve()).isEqualTo(trusted);
    }
}
