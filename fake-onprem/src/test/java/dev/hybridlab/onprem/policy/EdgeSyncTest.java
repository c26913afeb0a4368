package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.List;
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
}
