package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Enhanced Filtering finds behind the hops it skips (EXO-ATTR-56, EXO-ATTR-57, EXO-ATTR-63, EXO-ATTR-64). */
final class SkipListingTest {
    private static final String[] CHAIN = {
        "Received: from mx.gateway.example (198.18.40.25) by filter.gateway.example with ESMTPS",
        "Received: from inside.gateway.example (10.1.2.3) by mx.gateway.example with ESMTP",
        "Received: from mail.fabrikam.example (198.18.30.25) by mx.gateway.example with ESMTPS"
    };

    @ParameterizedTest(name = "{0}: last {1}, listed {2}, for {3}: {4}")
    @CsvSource({
        "Partner, false, -, -, absent",
        "Partner, true, -, -, ip=[198.18.40.25];domain=mx.gateway.example",
        "Partner, false, 198.18.40.26, -, ip=[198.18.40.25];domain=mx.gateway.example",
        "Partner, false, 198.18.40.0/24, -, ip=[198.18.30.25];domain=mail.fabrikam.example",
        "Partner, false, 198.18.50.1, -, absent",
        "Partner, false, 198.18.0.0/16, -, absent",
        "Partner, true, 198.18.40.0/24, -, ip=[198.18.40.25];domain=mx.gateway.example",
        "Partner, true, -, anna@contoso.com, ip=[198.18.40.25];domain=mx.gateway.example",
        "Partner, true, -, dora@contoso.com, absent",
        "OnPremises, true, -, -, ip=[198.18.40.25];domain=mx.gateway.example",
    })
    void the_newest_hop_that_is_not_skipped(String type, boolean last, String listed, String users, String header) {
        assertThat(header(Tenants.two(), type, last, listed, users)).isEqualTo(header);
    }

    @ParameterizedTest(name = "{0}={1}, {2}: {3}")
    @CsvSource({
        "enhancedFilteringOnHybrid, ignored, OnPremises, absent",
        "skipListedForm, ip, Partner, ip=[198.18.40.25]",
    })
    void open_facts_are_switched(String name, String value, String type, String header) {
        assertThat(header(Tenants.two().assuming(name + "=" + value), type, true, "-", "-"))
                .isEqualTo(header);
    }

    /** EXO-ATTR-64. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "last-only, ip=[198.18.40.25];domain=mx.gateway.example",
        "both, ip=[198.18.30.25];domain=mail.fabrikam.example",
    })
    void the_last_hop_and_listed_ones(String value, String header) {
        var tenants = Tenants.two().assuming("skipLastAndListed=" + value);

        assertThat(header(tenants, "Partner", true, "198.18.40.0/24", "-")).isEqualTo(header);
    }

    /** EXO-ATTR-56. */
    @ParameterizedTest(name = "for {0}: {1}")
    @CsvSource({
        "anna@contoso.com, absent",
        "anna@contoso.com dora@contoso.com, ip=[198.18.40.25];domain=mx.gateway.example"
    })
    void all_recipients_must_be_among_the_users(String users, String header) {
        var edge = Tenants.two()
                .inbound(
                        CONTOSO,
                        "From the gateway",
                        "ConnectorType",
                        "Partner",
                        "EFSkipLastIP",
                        true,
                        "EFUsers",
                        List.of(users.split(" ")))
                .edge();
        var peer = edge.peer("198.18.40.26", "none");
        var attribution = edge.recipient(peer, "fred@fabrikam.example", "anna@contoso.com")
                .attribution();
        var both = Edge.envelope("fred@fabrikam.example", "anna@contoso.com", "dora@contoso.com");
        var verdict = edge.policy()
                .content(new Arrival(Edge.REF, peer, both, attribution, edge.names()), Edge.message(CHAIN));

        assertThat(verdict).isInstanceOf(ContentVerdict.Keep.class);
        assertThat(((ContentVerdict.Keep) verdict)
                        .message()
                        .headers()
                        .first(SkipListing.HEADER)
                        .orElse("absent"))
                .isEqualTo(header);
    }

    /** EXO-ATTR-65. */
    @ParameterizedTest(name = "{0}, for {1}: {2}")
    @CsvSource({"Partner, -, ip=[198.18.40.25];domain=mx.gateway.example", "Partner, dora@contoso.com, absent"})
    void mail_from_outside_has_it_under_a_second_name(String type, String users, String header) {
        var kept = kept(Tenants.two(), type, true, "-", users);

        assertThat(kept.message().headers().first(SkipListing.EXTERNAL).orElse("absent"))
                .isEqualTo(header);
    }

    /** EXO-ATTR-65. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"unless-internal, absent", "always, ip=[198.18.40.25]"})
    void internal_mail_has_not(String assumed, String header) {
        var edge = Tenants.two().assuming("externalOriginalSender=" + assumed).edge();
        var internal = InboundFirewall.hosted(edge.topology().tenants().getFirst());
        var edits = HeaderEdits.of(
                Edge.message(SkipListing.HEADER + ": ip=[198.18.40.25]").headers());

        SkipListing.external(new Cloud(edge.topology(), Edge.AUTHENTICATOR), internal, edits);

        assertThat(edits.headers().first(SkipListing.EXTERNAL).orElse("absent")).isEqualTo(header);
    }

    private static String header(Tenants tenants, String type, boolean last, String listed, String users) {
        return kept(tenants, type, last, listed, users)
                .message()
                .headers()
                .first(SkipListing.HEADER)
                .orElse("absent");
    }

    private static ContentVerdict.Keep kept(Tenants tenants, String type, boolean last, String listed, String users) {
        var settings = new ArrayList<Object>(List.of("ConnectorType", type, "EFSkipLastIP", last));
        if (type.equals("OnPremises")) {
            settings.addAll(List.of("SenderIPAddresses", List.of("198.18.40.26")));
        }
        if (!listed.equals("-")) {
            settings.addAll(List.of("EFSkipIPs", List.of(listed)));
        }
        if (!users.equals("-")) {
            settings.addAll(List.of("EFUsers", List.of(users)));
        }
        var edge =
                tenants.inbound(CONTOSO, "From the gateway", settings.toArray()).edge();
        var sender = type.equals("OnPremises") ? "bert@contoso.com" : "fred@fabrikam.example";
        return edge.kept(edge.peer("198.18.40.26", "none"), sender, "anna@contoso.com", Edge.message(CHAIN));
    }
}
