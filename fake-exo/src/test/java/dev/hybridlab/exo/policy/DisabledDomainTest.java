package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Tenant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accepted domains that only send, or do not send, or do not receive (DOM-07, DOM-11, DOM-12). */
final class DisabledDomainTest {
    private static final String NONE = "nothing";

    private static Edge edge(String property, String... assumptions) {
        var tenants = Tenants.two().assuming(assumptions);
        return (property.equals(NONE)
                        ? tenants.accepts(CONTOSO, "odd.example", "DomainType", "InternalRelay")
                        : tenants.accepts(CONTOSO, "odd.example", "DomainType", "InternalRelay", property, true))
                .edge();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nothing, 250 2.1.5",
        "OutboundOnly, 550 5.4.1 Recipient address rejected: Access denied.",
        "SendingToDomainDisabled, 550 5.4.1 Recipient address rejected: Access denied.",
        "SendingFromDomainDisabled, 250 2.1.5",
    })
    void from_outside(String property, String reply) {
        var edge = edge(property);
        var answer = edge.recipient(edge.peer("198.18.99.1", "none"), "fred@fabrikam.example", "x@odd.example");

        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    @ParameterizedTest(name = "{0}, {1} to {2}: {3}")
    @CsvSource({
        "nothing, x@odd.example, anna@contoso.com, Deliver",
        "OutboundOnly, x@odd.example, anna@contoso.com, Deliver",
        "SendingFromDomainDisabled, x@odd.example, anna@contoso.com, 550 5.7.1 Delivery not authorized",
        "SendingFromDomainDisabled, anna@contoso.com, anna@contoso.com, Deliver",
        "OutboundOnly, anna@contoso.com, x@odd.example, 550 5.4.1 Recipient address rejected",
        "SendingToDomainDisabled, anna@contoso.com, x@odd.example, 550 5.4.1 Recipient address rejected",
    })
    void inside(String property, String sender, String recipient, String outcome) {
        assertThat(route(edge(property), sender, recipient)).startsWith(outcome);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "OutboundOnly, receivingDisabledText=550 5.1.1 No, anna@contoso.com, x@odd.example, 550 5.1.1 No",
        "SendingFromDomainDisabled, sendingDisabledText=550 5.7.0 No, x@odd.example, anna@contoso.com, 550 5.7.0 No",
    })
    void the_words_are_switched(String property, String assumption, String sender, String recipient, String outcome) {
        assertThat(route(edge(property, assumption), sender, recipient)).startsWith(outcome);
    }

    private static String route(Edge edge, String sender, String recipient) {
        Tenant contoso = edge.topology().tenants().getFirst();
        var held = Edge.held(InboundFirewall.hosted(contoso), Edge.envelope(sender, recipient), Edge.message());
        var decision = edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);
        return decision instanceof RoutingDecision.Refuse refuse
                ? refuse.diagnostic().toString()
                : decision.getClass().getSimpleName();
    }
}
