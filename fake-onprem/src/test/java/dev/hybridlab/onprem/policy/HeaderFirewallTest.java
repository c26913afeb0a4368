package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a header keeps on its way through a server (HDR-11 to HDR-16, HDR-21, HDR-26), and how many hops it may show (LOOP-01 to LOOP-04). */
final class HeaderFirewallTest {
    private static Headers sent(boolean cloudServices, boolean carried) {
        var exchange = Lab.fresh()
                .send("C", "SMTP:*;1", "CloudServicesMailEnabled", cloudServices)
                .exchange();
        var lines = new ArrayList<>(List.of(
                "Received: kept",
                "X-MS-Exchange-Organization-AuthAs: Internal",
                "X-MS-Exchange-Organization-Anything: too",
                "X-MS-Exchange-Forest-Note: n"));
        if (carried) {
            lines.add("X-MS-Exchange-CrossPremises-SCL: 1");
        }
        var held = exchange.held(
                Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"),
                Exchange.message(lines.toArray(String[]::new)));
        var relay = (RoutingDecision.Relay)
                exchange.policy().route(held, Exchange.to("joe@fabrikam.example"), LabSettings.DEFAULT_START);
        return exchange.policy().release(held, relay.hop()).message().headers();
    }

    /** HDR-21, HDR-26, HDR-02, HDR-06; FLAG-04 for the marker. */
    @ParameterizedTest(name = "CloudServicesMailEnabled {0}, carried {1}: {2} {3}")
    @CsvSource({
        "true, false, X-MS-Exchange-Organization-AuthAs, -",
        "true, false, X-MS-Exchange-CrossPremises-AuthAs, Internal",
        "true, false, X-MS-Exchange-CrossPremises-Anything, too",
        "true, false, X-OrganizationHeadersPreserved, ex01.corp.contoso.com",
        "true, false, X-CrossPremisesHeadersFilteredBySendConnector, -",
        "true, false, X-MS-Exchange-Forest-Note, -",
        "true, false, Received, kept",
        "false, false, X-MS-Exchange-Organization-AuthAs, -",
        "false, false, X-MS-Exchange-CrossPremises-AuthAs, -",
        "false, false, X-OrganizationHeadersPreserved, -",
        "false, false, X-CrossPremisesHeadersFilteredBySendConnector, -",
        "false, false, X-MS-Exchange-Forest-Note, -",
        "false, false, Received, kept",
        "false, true, X-MS-Exchange-CrossPremises-SCL, -",
        "false, true, X-CrossPremisesHeadersFilteredBySendConnector, ex01.corp.contoso.com",
    })
    void leaving_demotes_or_removes(boolean cloudServices, boolean carried, String header, String value) {
        assertThat(sent(cloudServices, carried).first(header).orElse("-")).isEqualTo(value);
    }

    /** HDR-26: when the marker stands is a switch. */
    @ParameterizedTest(name = "{0}, CrossPremises {1}, promoted {2}: {3}")
    @CsvSource({
        "when-crossed, false, false, false",
        "when-crossed, true, false, true",
        "when-crossed, false, true, true",
        "only-if-present, false, true, false",
        "only-if-present, true, false, true",
        "always, false, false, true",
    })
    void the_send_connector_marks_what_it_filtered(String rule, boolean carried, boolean promoted, boolean marked) {
        var exchange = Lab.fresh()
                .send("C", "SMTP:*;1")
                .assuming("filteredBySendConnector=" + rule)
                .exchange();
        var lines = new ArrayList<String>();
        if (carried) {
            lines.add("X-MS-Exchange-CrossPremises-SCL: 1");
        }
        if (promoted) {
            lines.add("X-MS-Exchange-Organization-Cross-Premises-Headers-Promoted: ex01.corp.contoso.com");
        }
        var held = exchange.held(
                Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"),
                Exchange.message(lines.toArray(String[]::new)));
        var relay = (RoutingDecision.Relay)
                exchange.policy().route(held, Exchange.to("joe@fabrikam.example"), LabSettings.DEFAULT_START);
        assertThat(exchange.policy()
                        .release(held, relay.hop())
                        .message()
                        .headers()
                        .has("X-CrossPremisesHeadersFilteredBySendConnector"))
                .isEqualTo(marked);
    }

    /** HDR-12: a server of the same organization gets everything. */
    @Test
    void between_servers_of_the_organization_nothing_is_lost() {
        var exchange = Lab.fresh()
                .add(Lab.ONPREM, "recipients", "Mailbox", "carl@contoso.com", "server", "EX02")
                .exchange();
        var message = Exchange.message("X-MS-Exchange-Organization-AuthAs: Internal", "X-MS-Exchange-Forest-Note: n");
        var held = exchange.held(Exchange.envelope("bert@contoso.com", "-", "carl@contoso.com"), message);
        var relay = (RoutingDecision.Relay)
                exchange.policy().route(held, Exchange.to("carl@contoso.com"), LabSettings.DEFAULT_START);
        assertThat(exchange.policy().release(held, relay.hop()).message()).isEqualTo(message);
    }

    /** HDR-15. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SCL, true",
        "AuthDomain, true",
        "AuthMechanism, true",
        "AuthSource, true",
        "AuthAs, true",
        "OriginalArrivalTime, true",
        "OriginalSize, true",
        "MessageSource, false",
        "Network-Message-Id, false",
        "Cross-Premises-Headers-Promoted, false",
    })
    void a_mailbox_keeps_seven_headers_of_the_organization(String name, boolean kept) {
        var exchange = Lab.fresh().exchange();
        var held = exchange.held(
                Exchange.envelope("bert@contoso.com", "-", "bert@contoso.com"),
                Exchange.message(
                        "Received: kept", "X-MS-Exchange-Organization-" + name + ": v", "X-MS-Exchange-Forest-A: v"));
        var headers = exchange.policy()
                .deliver(held, EmailAddress.of("bert@contoso.com"), LabSettings.DEFAULT_START)
                .message()
                .headers();
        assertThat(headers.has("X-MS-Exchange-Organization-" + name)).isEqualTo(kept);
        assertThat(headers.has("X-MS-Exchange-Forest-A")).isFalse();
        assertThat(headers.all("Received")).hasSize(2).last().isEqualTo("kept");
    }

    /** HDR-41, HDR-44, HDR-45: what is known of an author, by the standing of the session. */
    @ParameterizedTest(name = "{0}: {1}, mechanism {2}, domain {3}")
    @CsvSource({"none, Anonymous, -, -", "fabrikam, Partner, -, fabrikam.example"})
    void an_anonymous_author_has_no_mechanism_and_a_partner_has_a_domain(
            String certificate, String authAs, String mechanism, String domain) {
        var exchange = Lab.fresh()
                .certificate("fabrikam", "names", List.of("mx.fabrikam.example"))
                .add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "Transport Settings",
                        "TLSReceiveDomainSecureList",
                        List.of("fabrikam.example"))
                .receive(
                        Lab.FRONTEND,
                        "DomainSecureEnabled",
                        true,
                        "PermissionGroups",
                        List.of("AnonymousUsers", "Partners"))
                .exchange();
        var headers = exchange.kept(
                        exchange.peer(Exchange.OUTSIDE_IP, certificate),
                        Exchange.envelope("joe@other.example", "-", "bert@contoso.com"),
                        Exchange.message("X-MS-Exchange-Organization-AuthDomain: forged"))
                .message()
                .headers();
        assertThat(headers.first("X-MS-Exchange-Organization-AuthAs")).hasValue(authAs);
        assertThat(headers.first("X-MS-Exchange-Organization-AuthMechanism").orElse("-"))
                .isEqualTo(mechanism);
        assertThat(headers.first("X-MS-Exchange-Organization-AuthDomain").orElse("-"))
                .isEqualTo(domain);
    }

    /** HDR-24, HDR-34, HDR-35: a value that is no domain makes nobody trusted, and MAIL is accepted all the same. */
    @ParameterizedTest(name = "XOORG={0}: {1}, {2}")
    @CsvSource({
        "contoso.com, Internal, HDR-24",
        "CONTOSO.COM, Internal, HDR-24",
        "northwind.example, Anonymous, HDR-34",
        "+ZZ, Anonymous, HDR-35",
        "contoso..com, Anonymous, HDR-35",
        "-, Anonymous, HDR-25"
    })
    void XOORG_decides_whether_the_other_half_is_believed(String value, String authAs, String fact) {
        var exchange = Lab.hybrid().exchange();
        var peer = exchange.peer(Exchange.CLOUD_IP, ExchangeOnline.CERTIFICATE);
        var envelope = Exchange.envelope("anna@contoso.com", value, "bert@contoso.com");
        assertThat(exchange.sender(peer, envelope).reply().toString()).startsWith("250");
        var kept = exchange.kept(peer, envelope, Exchange.message("X-MS-Exchange-CrossPremises-AuthAs: Internal"));
        assertThat(kept.message().headers().first("X-MS-Exchange-Organization-AuthAs"))
                .hasValue(authAs);
        assertThat(kept.changes().toString()).contains(fact);
    }

    /** HDR-14. */
    @Test
    void a_client_cannot_supply_what_only_servers_may_write() {
        var exchange = Lab.fresh().exchange();
        var submission = new Submission(
                Exchange.REF,
                Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"),
                LabSettings.DEFAULT_START);
        var kept = (ContentVerdict.Keep) exchange.policy()
                .submission(
                        submission,
                        Exchange.message(
                                "Received: forged",
                                "X-MS-Exchange-Organization-SCL: -1",
                                "X-MS-Exchange-Forest-Note: n",
                                "X-MS-Exchange-CrossPremises-SCL: -1",
                                "X-Mine: kept"));
        var headers = kept.message().headers();
        assertThat(headers.all("Received")).hasSize(1).first().asString().contains("with mapi");
        assertThat(headers.has("X-MS-Exchange-Organization-SCL")).isFalse();
        assertThat(headers.has("X-MS-Exchange-Forest-Note")).isFalse();
        assertThat(headers.has("X-MS-Exchange-CrossPremises-SCL")).isFalse();
        assertThat(headers.has("X-Mine")).isTrue();
        assertThat(headers.first("X-MS-Exchange-Organization-AuthAs")).hasValue("Internal");
        assertThat(headers.first("X-MS-Exchange-Organization-AuthMechanism")).hasValue("04");
    }

    private static Message hops(int foreign, int own, int sibling) {
        var lines = new ArrayList<String>();
        add(lines, foreign, "mx.fabrikam.example");
        add(lines, own, "ex01.corp.contoso.com");
        add(lines, sibling, "ex02.corp.contoso.com");
        return Exchange.message(lines.toArray(String[]::new));
    }

    private static void add(List<String> lines, int count, String by) {
        for (var i = 0; i < count; i++) {
            lines.add("Received: from a.example (198.18.1.1) by " + by
                    + " (198.18.1.2) with Microsoft SMTP Server id 15.2.1544.4; Mon, 2 Mar 2026 08:00:00 +0000");
        }
    }

    /** The hub behind the front end sees one line more, which is its own server's as well. */
    @ParameterizedTest(name = "{0} foreign, {1} own, {2} sibling, {3}: {4}")
    @CsvSource({
        "59, 0, 0, -, -",
        "60, 0, 0, -, LOOP-01",
        "61, 0, 0, -, LOOP-01",
        "58, 0, 0, hopComparison=at-least, -",
        "59, 0, 0, hopComparison=at-least, LOOP-01",
        "0, 4, 0, -, -",
        "0, 5, 0, -, LOOP-02",
        "0, 6, 0, -, LOOP-02",
        "0, 0, 9, -, -",
        "0, 2, 3, localHopStrategy=organisation, LOOP-02",
        "0, 2, 2, localHopStrategy=organisation, -",
        "0, 9, 0, localHopStrategy=none, -",
    })
    void hops_are_counted_before_the_own_line(int foreign, int own, int sibling, String assumption, String loop) {
        var exchange = Lab.fresh().assuming(assumption).exchange();
        check(exchange, hops(foreign, own, sibling), loop);
    }

    private static void check(Exchange exchange, Message message, String loop) {
        var verdict = exchange.content(
                exchange.peer(Exchange.OUTSIDE_IP, "none"),
                Exchange.envelope("fred@fabrikam.example", "-", "bert@contoso.com"),
                message);
        if (loop.equals("-")) {
            assertThat(verdict).isInstanceOf(ContentVerdict.Keep.class);
        } else {
            assertThat(verdict.reply().toString()).isEqualTo("554 5.4.6 Hop count exceeded - possible mail loop");
            assertThat(((ContentVerdict.Loop) verdict).because().fact()).isEqualTo(loop);
        }
    }

    @ParameterizedTest(name = "{0}={1}, {2} foreign, {3} own: {4}")
    @CsvSource({
        "MaxHopCount, 3, 3, 0, -",
        "MaxHopCount, 3, 4, 0, LOOP-01",
        "MaxLocalHopCount, 1, 9, 1, -",
        "MaxLocalHopCount, 1, 9, 2, LOOP-02",
        "MaxLocalHopCount, 0, 9, 4, -",
    })
    void each_connector_has_its_own_limits(String property, int limit, int foreign, int own, String loop) {
        check(Lab.fresh().receive(Lab.FRONTEND, property, limit).exchange(), hops(foreign, own, 0), loop);
    }

    @ParameterizedTest(name = "{0} foreign, {1} own: {2}")
    @CsvSource({"29, 0, -", "30, 0, LOOP-01", "0, 7, -", "0, 8, LOOP-02"})
    void the_profile_documented_has_the_documented_limits(int foreign, int own, String loop) {
        var exchange = Lab.fresh()
                .add("", "labSettings", "LabSettings", "labSettings", "profile", "documented")
                .exchange();
        check(exchange, hops(foreign, own, 0), loop);
    }
}
