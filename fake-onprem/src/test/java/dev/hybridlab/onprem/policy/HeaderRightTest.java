package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.HeaderChange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which right kept or took a header field, and who gave or lacked it: HDR-11 to HDR-16, row by row. */
final class HeaderRightTest {
    private static final Message CARRIED = Exchange.message(
            "Received: from a by b; Mon, 2 Mar 2026 08:00:00 +0000",
            "Resent-From: a@b.example",
            "X-MS-Exchange-Organization-Note: o",
            "X-MS-Exchange-Forest-Note: f");

    /** A connector {@code C} for 198.18.50.0/24 and for the sibling EX02. */
    private static Exchange exchange(String mechanism, String groups, String rights) {
        return Lab.fresh()
                .receive(
                        "EX01\\C",
                        "Server",
                        "EX01",
                        "Bindings",
                        List.of("0.0.0.0:25"),
                        "TransportRole",
                        "HubTransport",
                        "RemoteIPRanges",
                        List.of("198.18.50.0/24", "198.18.10.26"),
                        "AuthMechanism",
                        List.of(mechanism.split(" ")),
                        "PermissionGroups",
                        List.of(groups.split(" ")),
                        "AnonymousRights",
                        rights.equals("-") ? List.of() : List.of(rights.split(" ")))
                .exchange();
    }

    private static HeaderChange fate(List<HeaderChange> changes, String name) {
        return changes.stream()
                .filter(each -> each.name().equals(name))
                .filter(each -> each.kind() != HeaderChange.Kind.STAMPED)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}, {1}, rights {2}, from {3}: {4} {5}, {6}")
    @CsvSource({
        "Tls, AnonymousUsers, -, 198.18.50.1, Received, KEPT, Accept-Headers-Routing: 'EX01\\C' gives it to"
                + " AnonymousUsers",
        "Tls, AnonymousUsers, -, 198.18.50.1, Resent-From, KEPT, gives it to AnonymousUsers",
        "Tls, AnonymousUsers, -, 198.18.50.1, X-MS-Exchange-Organization-Note, REMOVED,"
                + " Accept-Headers-Organization: 'EX01\\C' does not give it to AnonymousUsers",
        "Tls, AnonymousUsers, -, 198.18.50.1, X-MS-Exchange-Forest-Note, REMOVED,"
                + " Accept-Headers-Forest: 'EX01\\C' does not give it to AnonymousUsers",
        "Tls, AnonymousUsers, ms-Exch-Accept-Headers-Organization, 198.18.50.1, X-MS-Exchange-Organization-Note, KEPT,"
                + " Accept-Headers-Organization: 'EX01\\C' gives it to AnonymousUsers",
        "Tls, AnonymousUsers, ms-Exch-Accept-Headers-Organization, 198.18.50.1, X-MS-Exchange-Forest-Note, REMOVED,"
                + " does not give it to AnonymousUsers",
        "Tls, AnonymousUsers, ms-Exch-Accept-Headers-Forest, 198.18.50.1, X-MS-Exchange-Forest-Note, KEPT,"
                + " gives it to AnonymousUsers",
        "Tls ExternalAuthoritative, ExchangeServers, -, 198.18.50.1, Received, KEPT, an ExternalAuthoritative session",
        "Tls ExternalAuthoritative, ExchangeServers, -, 198.18.50.1, X-MS-Exchange-Organization-Note, REMOVED,"
                + " does not give it to an ExternalAuthoritative session",
        "Tls ExchangeServer, ExchangeServers AnonymousUsers, -, 198.18.10.26, X-MS-Exchange-Organization-Note, KEPT,"
                + " gives it to ExchangeServers",
        "Tls ExchangeServer, ExchangeServers AnonymousUsers, -, 198.18.10.26, X-MS-Exchange-Forest-Note, KEPT,"
                + " gives it to ExchangeServers",
        "Tls, ExchangeServers AnonymousUsers, -, 198.18.10.26, X-MS-Exchange-Organization-Note, REMOVED,"
                + " does not give it to AnonymousUsers",
    })
    void receiving(
            String mechanism, String groups, String rights, String ip, String name, String kind, String because) {
        var exchange = exchange(mechanism, groups, rights);
        var keep = (ContentVerdict.Keep) exchange.content(
                exchange.peer(ip, "none"),
                Exchange.envelope("fred@fabrikam.example", "-", "bert@contoso.com"),
                CARRIED);
        var fate = fate(keep.changes(), name);
        assertThat(fate.kind()).hasToString(kind);
        assertThat(fate.because().text()).contains(because);
        assertThat(fate.because().configured()).isPresent();
        assertThat(keep.message().headers().has(name)).isEqualTo(kind.equals("KEPT"));
    }

    /** HDR-12, ONP-RECV-71, ONP-SEND-23: by what the target is to this organization. */
    @ParameterizedTest(name = "SmartHostAuthMechanism {0}: {1} {2}, {3}")
    @CsvSource({
        "None, Received, KEPT, ms-Exch-Send-Headers-Routing: anonymous servers have it",
        "None, X-MS-Exchange-Organization-Note, REMOVED, ms-Exch-Send-Headers-Organization: anonymous servers do not",
        "None, X-MS-Exchange-Forest-Note, REMOVED, ms-Exch-Send-Headers-Forest: anonymous servers do not",
        "ExternalAuthoritative, Received, KEPT, externally secured servers have it",
        "ExternalAuthoritative, X-MS-Exchange-Organization-Note, REMOVED, externally secured servers do not",
        "ExchangeServer, X-MS-Exchange-Organization-Note, KEPT, Exchange servers have it",
        "ExchangeServer, X-MS-Exchange-Forest-Note, KEPT, Exchange servers have it",
    })
    void sending(String mechanism, String name, String kind, String because) {
        var exchange = Lab.fresh()
                .send(
                        "C",
                        "SMTP:*;1",
                        "DNSRoutingEnabled",
                        false,
                        "SmartHosts",
                        List.of("198.18.10.26"),
                        "SmartHostAuthMechanism",
                        mechanism)
                .exchange();
        var held = exchange.held(Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"), CARRIED);
        var relay = (RoutingDecision.Relay)
                exchange.policy().route(held, Exchange.to("joe@fabrikam.example"), LabSettings.DEFAULT_START);
        var released = exchange.policy().release(held, relay.hop());
        var fate = fate(released.changes(), name);
        assertThat(fate.kind()).hasToString(kind);
        assertThat(fate.because().text()).contains(because);
        assertThat(released.message().headers().has(name)).isEqualTo(kind.equals("KEPT"));
    }
}
