package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receive connectors as setup and New-ReceiveConnector leave them, property by property. */
class InstalledConnectorsTest {
    private static final String BASIC = "Tls Integrated BasicAuth BasicAuthRequireTLS";
    private static final String FULL = BASIC + " ExchangeServer";

    private static Configuration lab(String version) {
        return Sample.classic()
                .set("", "hybrid", "Hybrid Configuration", "ReceivingTransportServers", List.of())
                .set("onprem", "servers", "EX01", "version", version)
                .add("onprem", "servers", "Server", "EDGE01", "Fqdn", "edge01.contoso.com", "role", "Edge")
                .expanded();
    }

    private static ConfigObject connector(Configuration configuration, String identity) {
        return ExpansionTest.find(configuration, "onprem", "receiveConnectors", identity);
    }

    private static void assertWords(ConfigObject connector, String property, String words) {
        assertThat(new TreeSet<>(connector.texts(property)))
                .as(property)
                .isEqualTo(new TreeSet<>(List.of(words.split(" "))));
    }

    /** The documents name one table for 2016 and 2019; SE is built on 2019. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "ONP-RECV-51, Client Frontend EX01, FrontendTransport, 587, " + BASIC + ", ExchangeUsers, None",
        "ONP-RECV-52, Default Frontend EX01, FrontendTransport, 25, " + FULL
                + ", AnonymousUsers ExchangeLegacyServers ExchangeServers, Verbose",
        "ONP-RECV-53, Outbound Proxy Frontend EX01, FrontendTransport, 717, " + FULL + ", ExchangeServers, None",
        "ONP-RECV-54, Client Proxy EX01, HubTransport, 465, " + FULL + ", ExchangeServers ExchangeUsers, None",
        "ONP-RECV-55, Default EX01, HubTransport, 2525, " + FULL
                + ", ExchangeUsers ExchangeServers ExchangeLegacyServers, None",
    })
    void a_mailbox_server_has_five(
            String fact, String name, String role, int port, String mechanisms, String groups, String log) {
        for (var version : List.of("2016", "2019", "SE")) {
            var connector = connector(lab(version), "EX01\\" + name);
            assertThat(connector.text("TransportRole")).as(fact).hasValue(role); // ONP-RECV-22
            assertThat(connector.texts("Bindings")) // ONP-RECV-21
                    .containsExactlyInAnyOrder("0.0.0.0:" + port, "[::]:" + port);
            assertWords(connector, "AuthMechanism", mechanisms);
            assertWords(connector, "PermissionGroups", groups);
            assertThat(connector.text("ProtocolLoggingLevel")).hasValue(log);
            assertThat(connector.texts("RemoteIPRanges")).hasSize(2); // ONP-RECV-58: every IPv4 and IPv6 address
        }
    }

    /** ONP-RECV-56: the connector of mailbox delivery is implicit, so nobody sees or changes it. */
    @Test
    void nobody_listens_on_475_that_could_be_changed() {
        assertThat(lab("2019").objects("onprem", "receiveConnectors"))
                .noneMatch(connector -> connector.texts("Bindings").toString().contains(":475"))
                .hasSize(6);
    }

    /** ONP-RECV-57. */
    @Test
    void an_edge_server_has_one() {
        var connector = connector(lab("2019"), "EDGE01\\Default internal receive connector EDGE01");

        assertThat(connector.texts("Bindings")).containsExactlyInAnyOrder("0.0.0.0:25", "[::]:25");
        assertWords(connector, "AuthMechanism", "Tls ExchangeServer");
        assertWords(connector, "PermissionGroups", "AnonymousUsers ExchangeServers Partners");
        assertThat(connector.text("ProtocolLoggingLevel")).hasValue("None");
    }

    @ParameterizedTest(name = "{0}, {1} of {2}: {3}")
    @CsvSource({
        "ONP-RECV-25, RequireTLS, Default Frontend EX01, false",
        "ONP-RECV-28, DomainSecureEnabled, Default Frontend EX01, true",
        "ONP-RECV-28, DomainSecureEnabled, Outbound Proxy Frontend EX01, true",
        "ONP-RECV-28, DomainSecureEnabled, Client Frontend EX01, false",
        "ONP-RECV-29, MaxHopCount, Default EX01, 60",
        "ONP-RECV-30, MaxLocalHopCount, Default EX01, 5",
        "ONP-RECV-31, MaxHeaderSize, Default EX01, 256 KB",
        "ONP-RECV-31, MaxMessageSize, Default EX01, 36 MB",
        "ONP-RECV-32, MaxRecipientsPerMessage, Default Frontend EX01, 200",
        "ONP-RECV-32, MaxRecipientsPerMessage, Default EX01, 5000",
        "ONP-RECV-33, MaxInboundConnection, Default EX01, 5000",
        "ONP-RECV-33, MaxInboundConnectionPerSource, Default Frontend EX01, 20",
        "ONP-RECV-33, MaxInboundConnectionPerSource, Default EX01, Unlimited",
        "ONP-RECV-33, MaxInboundConnectionPercentagePerSource, Default Frontend EX01, 2",
        "ONP-RECV-33, MaxInboundConnectionPercentagePerSource, Default EX01, 100",
        "ONP-RECV-34, MaxProtocolErrors, Default Frontend EX01, 5",
        "ONP-RECV-34, MaxLogonFailures, Default Frontend EX01, 3",
        "ONP-RECV-35, ConnectionTimeout, Default Frontend EX01, 00:10:00",
        "ONP-RECV-35, ConnectionInactivityTimeout, Default Frontend EX01, 00:05:00",
        "ONP-RECV-36, TarpitInterval, Default Frontend EX01, 00:00:05",
        "ONP-RECV-36, TarpitInterval, Outbound Proxy Frontend EX01, 00:00:00",
        "ONP-RECV-36, AuthTarpitInterval, Default Frontend EX01, 00:00:05",
        "ONP-RECV-37, MessageRateLimit, Default Frontend EX01, Unlimited",
        "ONP-RECV-37, MessageRateLimit, Client Frontend EX01, 5",
        "ONP-RECV-37, MessageRateSource, Client Proxy EX01, User",
        "ONP-RECV-38, SizeEnabled, Default Frontend EX01, Enabled",
        "ONP-RECV-38, SizeEnabled, Default EX01, EnabledWithoutValue",
        "ONP-RECV-40, OrarEnabled, Default Frontend EX01, false",
        "ONP-RECV-40, LongAddressesEnabled, Default Frontend EX01, false",
        "ONP-RECV-40, RejectReservedTopLevelRecipientDomains, Default Frontend EX01, false",
        "ONP-RECV-40, RejectReservedSecondLevelRecipientDomains, Default Frontend EX01, false",
        "ONP-RECV-40, RejectSingleLabelRecipientDomains, Default Frontend EX01, false",
        "ONP-RECV-42, SuppressXAnonymousTls, Default Frontend EX01, false",
        "ONP-RECV-42, EnableAuthGSSAPI, Default Frontend EX01, false",
        "ONP-RECV-42, EnableAuthGSSAPI, Client Frontend EX01, true",
        "ONP-RECV-42, EnableAuthGSSAPI, Client Proxy EX01, true",
        "ONP-RECV-42, ExtendedProtectionPolicy, Default Frontend EX01, None",
    })
    void a_property_that_nobody_set(String fact, String property, String connector, String value) {
        assertThat(connector(lab("2019"), "EX01\\" + connector).text(property))
                .as(fact)
                .hasValue(value);
    }

    @ParameterizedTest(name = "{0}, Usage {1}")
    @CsvSource({
        "ONP-RECV-81, Client, ExchangeUsers, " + BASIC + ", 587, false",
        "ONP-RECV-82, Custom, None, Tls, 25, false",
        "ONP-RECV-82, -, None, Tls, 25, false",
        "ONP-RECV-83, Internal, ExchangeServers ExchangeLegacyServers, Tls ExchangeServer, 25, false",
        "ONP-RECV-84, Internet, AnonymousUsers, Tls, 25, false",
        "ONP-RECV-85, Partner, Partners, Tls, 25, true",
    })
    void a_new_connector_has_what_its_usage_gives(
            String fact, String usage, String groups, String mechanisms, int port, boolean domainSecure) {
        var sample = usage.equals("-")
                ? Sample.classic().add("onprem", "receiveConnectors", "ReceiveConnector", "EX01\\New")
                : Sample.classic().add("onprem", "receiveConnectors", "ReceiveConnector", "EX01\\New", "Usage", usage);
        var connector = connector(sample.expanded(), "EX01\\New");

        assertWords(connector, "PermissionGroups", groups);
        assertWords(connector, "AuthMechanism", mechanisms);
        assertThat(connector.texts("Bindings")).as(fact).containsExactlyInAnyOrder("0.0.0.0:" + port, "[::]:" + port);
        assertThat(connector.flag("DomainSecureEnabled")).isEqualTo(domainSecure);
    }

    @Test
    void a_server_that_a_change_adds_is_set_up_and_what_was_removed_stays_away() {
        var section = new Section("onprem", "receiveConnectors");
        var before = Sample.classic().expanded();
        var without = before.with(
                section,
                before.objects("onprem", "receiveConnectors").stream()
                        .filter(each -> !each.identity().contains("Client"))
                        .toList());
        var settings = new LinkedHashMap<String, dev.hybridlab.mailflow.configuration.Setting>();
        var added = without.plus(
                new Section("onprem", "servers"), new ConfigObject("Server", "EX02", settings, Origin.DEFAULT));
        var after = Expansion.settle(added);

        assertThat(after.objects("onprem", "receiveConnectors"))
                .extracting(ConfigObject::identity)
                .containsExactlyInAnyOrder(
                        "EX01\\Default Frontend EX01",
                        "EX01\\Outbound Proxy Frontend EX01",
                        "EX01\\Default EX01",
                        "EX02\\Default Frontend EX02",
                        "EX02\\Client Frontend EX02",
                        "EX02\\Outbound Proxy Frontend EX02",
                        "EX02\\Default EX02",
                        "EX02\\Client Proxy EX02");
        assertThat(connector(after, "EX02\\Default EX02").texts("Bindings")).contains("0.0.0.0:2525");
        assertThat(ExpansionTest.find(after, "onprem", "servers", "EX02").texts("certificates"))
                .containsExactly("Microsoft Exchange EX02"); // ONP-RECV-59
        assertThat(Expansion.settle(after)).isEqualTo(after);
    }
}
