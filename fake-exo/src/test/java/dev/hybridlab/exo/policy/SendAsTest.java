package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** As whom a client may send, and whose setting it is when it may not (AUTH-25). */
final class SendAsTest {
    static Peer client(Edge edge) {
        var peer = edge.peer("203.0.113.9", "none");
        return new Peer(
                peer.session(),
                peer.address(),
                new Peer.Local(IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), 587),
                peer.helo(),
                peer.tls(),
                Optional.empty(),
                Optional.empty());
    }

    private static ContentVerdict writes(Tenants tenants, String author) {
        var edge = tenants.edge();
        return edge.content(
                client(edge).withIdentity("anna@contoso.com"),
                "anna@contoso.com",
                "nora@northwind.example",
                Edge.message("From: " + author));
    }

    @Test
    void the_author_s_own_recipient_gives_the_right_whatever_address_is_written() {
        var verdict = writes(
                Tenants.two()
                        .add(
                                CONTOSO,
                                "recipients",
                                "Mailbox",
                                "reports@contoso.com",
                                "EmailAddresses",
                                List.of("smtp:scans@contoso.com"),
                                "SendAs",
                                List.of("dora@contoso.com")),
                "scans@contoso.com");

        assertThat(verdict).isInstanceOf(ContentVerdict.Reject.class);
        var because = ((ContentVerdict.Reject) verdict).because();
        assertThat(because.text())
                .isEqualTo("anna@contoso.com may not send as scans@contoso.com: neither SendAs nor GrantSendOnBehalfTo"
                        + " of reports@contoso.com names it");
        assertThat(because.configured().orElseThrow().at()).isPresent();
    }

    /** AUTH-26. */
    @Test
    void who_writes_on_behalf_of_somebody_is_named_as_the_sender() {
        var verdict = writes(
                Tenants.two()
                        .add(
                                CONTOSO,
                                "recipients",
                                "Mailbox",
                                "reports@contoso.com",
                                "GrantSendOnBehalfTo",
                                List.of("anna@contoso.com")),
                "reports@contoso.com");

        assertThat(verdict).isInstanceOf(ContentVerdict.Keep.class);
        var headers = ((ContentVerdict.Keep) verdict).message().headers();
        assertThat(headers.first("From").orElse("")).contains("reports@contoso.com");
        assertThat(headers.first("Sender").orElse("")).contains("anna@contoso.com");
    }

    @Test
    void nobody_can_give_a_right_to_an_address_that_nobody_has() {
        var verdict = writes(Tenants.two(), "ghost@contoso.com");

        assertThat(verdict).isInstanceOf(ContentVerdict.Reject.class);
        assertThat(((ContentVerdict.Reject) verdict).because()).satisfies(because -> {
            assertThat(because.text()).endsWith("no recipient of the tenant has that address");
            assertThat(because.configured()).isEmpty();
        });
    }
}
