package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which connector takes a session (ONP-RECV-01, ONP-RECV-15, ONP-RECV-21). */
final class ReceiveConnectorChoiceTest {
    private static Lab with(Lab lab, String name, Object... pairs) {
        var all = new ArrayList<Object>(List.of("Server", "EX01", "PermissionGroups", List.of("AnonymousUsers")));
        all.addAll(List.of(pairs));
        return lab.receive("EX01\\" + name, all.toArray());
    }

    private static List<String> ranges(String text) {
        return List.of(text);
    }

    private static Exchange exchange() {
        var lab = Lab.fresh();
        with(lab, "Net", "RemoteIPRanges", ranges("198.18.50.0/24"));
        with(lab, "Two", "RemoteIPRanges", ranges("198.18.50.1-198.18.50.2"));
        with(lab, "Host", "RemoteIPRanges", ranges("198.18.50.9"));
        with(lab, "Disabled", "RemoteIPRanges", ranges("198.18.50.1"), "Enabled", false);
        with(lab, "Other port", "RemoteIPRanges", ranges("198.18.50.1"), "Bindings", List.of("0.0.0.0:26"));
        with(lab, "Other address", "RemoteIPRanges", ranges("198.18.50.1"), "Bindings", List.of("198.18.10.99:25"));
        with(lab, "Own address", "RemoteIPRanges", ranges("198.18.60.1"), "Bindings", List.of("198.18.10.25:25"));
        with(lab, "Twin B", "RemoteIPRanges", ranges("198.18.70.1"));
        with(lab, "Twin A", "RemoteIPRanges", ranges("198.18.70.1"));
        return lab.exchange();
    }

    @ParameterizedTest(name = "{0} at port {1}: {2}")
    @CsvSource({
        "198.18.99.1, 25, Default Frontend EX01",
        "198.18.50.77, 25, Net",
        "198.18.50.1, 25, Two",
        "198.18.50.9, 25, Host",
        "198.18.50.1, 26, Other port",
        "198.18.60.1, 25, Own address",
        "198.18.70.1, 25, Twin A",
        "198.18.50.1, 587, Client Frontend EX01",
        "198.18.50.1, 717, Outbound Proxy Frontend EX01",
        "198.18.50.1, 465, Client Proxy EX01",
        "198.18.50.1, 2525, Default EX01",
    })
    void binding_first_then_the_most_specific_range(String address, int port, String connector) {
        assertThat(exchange().policy().greet(Exchange.plain(address, port)).connector())
                .isEqualTo("EX01\\" + connector);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "198.18.50.1, Two, +ONP-RECV-01",
        "198.18.50.1, Net, -ONP-RECV-01",
        "198.18.50.1, Default Frontend EX01, -ONP-RECV-01",
        "198.18.50.1, Disabled, -ONP-RECV-01",
        "198.18.50.1, Other port, -ONP-RECV-21",
        "198.18.50.1, Other address, -ONP-RECV-21",
        "198.18.70.1, Twin B, -ONP-RECV-15",
    })
    void every_connector_says_why(String address, String connector, String why) {
        var greeting = exchange().policy().greet(Exchange.plain(address, 25));
        assertThat(Exchange.why(greeting.considered(), "EX01\\" + connector)).isEqualTo(why);
    }

    /** ONP-RECV-15: which of two that want a session equally takes it is open. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "lowest-connector-name, EX01\\Twin A, 220 ex01.corp.contoso.com",
        "refused, (none), 421 4.3.2 Service not available",
    })
    void two_that_want_a_session_equally(String rule, String connector, String banner) {
        var lab = Lab.fresh().assuming("receiveConnectorTie=" + rule);
        with(lab, "Twin B", "RemoteIPRanges", ranges("198.18.70.1"));
        with(lab, "Twin A", "RemoteIPRanges", ranges("198.18.70.1"));
        var greeting = lab.exchange().policy().greet(Exchange.plain("198.18.70.1", 25));
        assertThat(greeting.connector()).isEqualTo(connector);
        assertThat(greeting.banner().toString()).startsWith(banner);
        assertThat(Exchange.why(greeting.considered(), "EX01\\Twin B")).isEqualTo("-ONP-RECV-15");
    }

    @Test
    void a_peer_whom_no_connector_takes_is_turned_away() {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "RemoteIPRanges", List.of("198.18.10.0/24"))
                .exchange();
        var greeting = exchange.policy().greet(Exchange.plain("198.18.99.1", 25));
        assertThat(greeting.banner().toString()).isEqualTo("421 4.3.2 Service not available");
        assertThat(Exchange.why(greeting.considered(), Lab.FRONTEND)).isEqualTo("-ONP-RECV-01");
    }

    /** ONP-RECV-43. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-, 220 ex01.corp.contoso.com Microsoft ESMTP MAIL Service ready at ",
        "220 Hello, 220 Hello",
    })
    void the_banner_names_the_server_unless_it_was_changed(String banner, String expected) {
        var lab = Lab.fresh();
        if (!banner.equals("-")) {
            lab.receive(Lab.FRONTEND, "Banner", banner);
        }
        var greeting = lab.exchange().policy().greet(Exchange.plain("198.18.99.1", 25));
        assertThat(greeting.banner().toString()).startsWith(expected);
        assertThat(greeting.helloText()).isEqualTo("ex01.corp.contoso.com Hello [198.18.99.1]");
    }

    /** HYB-04: the connector that the wizard of Exchange 2010 made, with its older capability. */
    @ParameterizedTest(name = "{0}: {1}, XOORG {2}")
    @CsvSource({
        "198.18.20.25, Inbound from Office 365, true",
        "198.18.50.1, Default Frontend EX01, false",
    })
    void a_connector_of_its_own_for_the_cloud(String address, String connector, boolean xoorg) {
        var lab = Lab.fresh();
        with(
                lab,
                "Inbound from Office 365",
                "RemoteIPRanges",
                ranges("198.18.20.0/24"),
                "TlsDomainCapabilities",
                List.of("mail.protection.outlook.com:AcceptOorgProtocol"));
        var exchange = lab.exchange();
        var greeting = exchange.policy().greet(exchange.peer(address, "mail.protection.outlook.com"));
        assertThat(greeting.connector()).isEqualTo("EX01\\" + connector);
        assertThat(greeting.keywords().contains("XOORG")).isEqualTo(xoorg);
    }
}
