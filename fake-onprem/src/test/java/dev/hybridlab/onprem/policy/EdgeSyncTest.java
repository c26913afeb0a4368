package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Edge sends what it holds: HYB-32, FLOW-17 to FLOW-19. */
final class EdgeSyncTest {
    private static Exchange edge(String synced) {
        var server = synced.equals("-") ? List.<String>of() : List.of(synced.split(" "));
        return Lab.bare()
                .server("EDGE01", "198.18.11.25", "role", "Edge", "subscribedSite", "Berlin", "syncedDomains", server)
                .server("EX01", "198.18.10.25")
                .add(Lab.ONPREM, "acceptedDomains", "AcceptedDomain", "sales.contoso.com")
                .send("Only from the hub", "SMTP:fabrikam.example;1")
                .exchange();
    }

    @ParameterizedTest(name = "synced {0}, to {1}: {2} to {3}")
    @CsvSource({
        "-, bert@contoso.com, EdgeSync - Inbound to Berlin, 198.18.10.25",
        "-, nobody@contoso.com, EdgeSync - Inbound to Berlin, 198.18.10.25",
        "-, team@sales.contoso.com, EdgeSync - Inbound to Berlin, 198.18.10.25",
        "contoso.com, team@sales.contoso.com, EdgeSync - Berlin to Internet, sales.contoso.com",
        "-, joe@fabrikam.example, EdgeSync - Berlin to Internet, fabrikam.example",
    })
    void edge_knows_its_own_connectors_and_the_domains_that_were_copied(
            String synced, String recipient, String connector, String target) {
        var exchange = edge(synced);
        var held = exchange.held(Exchange.envelope("a@b.example", "-", recipient), Exchange.message());
        var organization = exchange.topology().organizations().getFirst();
        var policy = new OnPremisesPolicy(
                exchange.topology(), organization, organization.server("EDGE01").orElseThrow());
        var relay = (RoutingDecision.Relay) policy.route(held, Exchange.to(recipient), LabSettings.DEFAULT_START);
        assertThat(relay.hop().connector()).isEqualTo(connector);
        assertThat(relay.hop().nextHop() + " " + relay.hop().domain()).contains(target);
        assertThat(relay.hop().port()).isEqualTo(25);
    }

    /** FLOW-18: {@code --} is more specific than {@code *}, and less than what names a domain. FLOW-17: which door is open. */
    @ParameterizedTest(name = "{0} beside --, {1}: {2} at {3}")
    @CsvSource({
        "SMTP:*;1, front-end, EdgeSync - Inbound to Berlin, 25",
        "SMTP:*;1, hub, EdgeSync - Inbound to Berlin, 2525",
        "SMTP:*.com;50, front-end, Beside, 25",
        "SMTP:*.contoso.com;50, front-end, Beside, 25",
        "SMTP:contoso.com;50, front-end, Beside, 25",
    })
    void the_site_is_less_specific_than_a_domain(String space, String door, String connector, int port) {
        var exchange = Lab.bare()
                .assuming("edgeToHub=" + door)
                .server("EDGE01", "198.18.11.25", "role", "Edge", "subscribedSite", "Berlin")
                .server("EX01", "198.18.10.25")
                .send("Beside", space, "SourceTransportServers", List.of("EDGE01"))
                .exchange();
        var organization = exchange.topology().organizations().getFirst();
        var policy = new OnPremisesPolicy(
                exchange.topology(), organization, organization.server("EDGE01").orElseThrow());
        var held = exchange.held(Exchange.envelope("a@b.example", "-", "bert@contoso.com"), Exchange.message());
        var hop = ((RoutingDecision.Relay)
                        policy.route(held, Exchange.to("bert@contoso.com"), LabSettings.DEFAULT_START))
                .hop();
        assertThat(hop.connector()).isEqualTo(connector);
        assertThat(hop.port()).isEqualTo(port);
    }

    /** HYB-32, ONP-SEND-31. */
    @Test
    void a_subscription_makes_two_connectors() {
        var connectors = edge("-").topology().organizations().getFirst().sendConnectors();

        assertThat(connectors)
                .filteredOn(each -> each.name().startsWith("EdgeSync"))
                .extracting(each -> each.name() + " " + each.match().addressSpaces() + " " + each.nextHop() + " "
                        + each.source().flag("DomainSecureEnabled") + " "
                        + each.match().sourceTransportServers())
                .containsExactlyInAnyOrder(
                        "EdgeSync - Inbound to Berlin [SMTP:--;1] SmartHosts[hosts=[--]] false [EDGE01]",
                        "EdgeSync - Berlin to Internet [SMTP:*;100] MxLookup[] true [EDGE01]");
    }
}
