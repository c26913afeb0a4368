package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.OutboundPool;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As whom and from which pool mail leaves for the outside (EXO-OUT-63 to EXO-OUT-68). */
final class LeavingTest {
    private static final String PASSED = "spf=pass (sender ip is 198.18.30.25) smtp.rcpttodomain=x smtp.mailfrom=y;";
    private static final String FAILED = "spf=fail (sender ip is 198.18.30.99) smtp.rcpttodomain=x smtp.mailfrom=y;";

    private static Tenants tenants(String... assumptions) {
        return Tenants.two()
                .assuming(assumptions)
                .accepts(CONTOSO, "unpublished.example")
                .add("", "dns", "DnsRecord", "contoso.com", "MX", "0 contoso-com.mail.protection.outlook.com");
    }

    private static HeldMessage held(Edge edge, String sender, Message message, boolean relayed) {
        var held = Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope(sender, "joe@litware.example"),
                message);
        return relayed
                ? new HeldMessage(
                        held.ref(),
                        held.message(),
                        held.envelope(),
                        held.attribution(),
                        held.since(),
                        Optional.of("mx.fabrikam.example"),
                        Optional.empty())
                : held;
    }

    private static RoutingDecision.Relay route(Edge edge, HeldMessage held, String recipient) {
        return (RoutingDecision.Relay) edge.policy().route(held, Edge.to(recipient), LabSettings.DEFAULT_START);
    }

    private static Message sealed(String results) {
        return Edge.message(
                "From: fred@fabrikam.example", "ARC-Authentication-Results: i=1; mx.microsoft.com 1; " + results);
    }

    private static OutboundPool pool(RoutingDecision.Relay relay) {
        return relay.hop().guise().source().map(OutboundPool::of).orElse(OutboundPool.NORMAL);
    }

    private static String fact(RoutingDecision.Relay relay) {
        return relay.considered().stream()
                .filter(each -> each.candidate().startsWith("("))
                .filter(Considered::chosen)
                .map(each -> each.because().fact())
                .findFirst()
                .orElse("-");
    }

    @ParameterizedTest(name = "{0}, spf {1}, dkim {2}: {3} {4} {5}")
    @CsvSource({
        "fred@fabrikam.example, pass, none, NORMAL, true, EXO-OUT-63",
        "fred@fabrikam.example, fail, fabrikam.example, NORMAL, true, EXO-OUT-63",
        "fred@fabrikam.example, fail, FABRIKAM.EXAMPLE, NORMAL, true, EXO-OUT-63",
        "fred@fabrikam.example, fail, other.example, RELAY, false, EXO-OUT-64",
        "fred@fabrikam.example, fail, none, RELAY, false, EXO-OUT-64",
        "bulk@sender.example, fail, fabrikam.example, NORMAL, true, EXO-OUT-63",
        "<>, pass, none, HIGH_RISK, false, EXO-OUT-65",
        "anna@contoso.com, fail, none, NORMAL, false, -",
        "anna@unpublished.example, pass, none, HIGH_RISK, false, EXO-OUT-66",
    })
    void the_sender_and_what_vouched_for_it_decide(
            String sender, String spf, String signer, OutboundPool pool, boolean rewritten, String fact) {
        var edge = tenants().edge();
        var dkim = signer.equals("none")
                ? " dkim=none (message not signed) header.d=none;"
                : " dkim=pass (signature was verified) header.d=" + signer + ";";
        var message = sealed((spf.equals("pass") ? PASSED : FAILED) + " dmarc=none (p=none sp=none pct=100) action=none"
                + " header.from=fabrikam.example;" + dkim + " arc=none (0)");
        var relay = route(edge, held(edge, sender, message, true), "joe@litware.example");

        assertThat(pool(relay)).isEqualTo(pool);
        assertThat(relay.hop().sender().isPresent()).isEqualTo(rewritten);
        assertThat(fact(relay)).isEqualTo(fact);
    }

    /** EXO-OUT-66: only what fails a policy that asks for something, and only what came in from elsewhere. */
    @ParameterizedTest(name = "p={0}, relayed {1}: {2}")
    @CsvSource({"reject, true, HIGH_RISK", "quarantine, true, HIGH_RISK", "none, true, NORMAL", "reject, false, NORMAL"
    })
    void own_mail_that_fails_its_own_policy_leaves_by_the_high_risk_pool(
            String policy, boolean relayed, OutboundPool pool) {
        var edge = tenants().edge();
        var message = sealed(FAILED + " dmarc=fail (p=" + policy + " sp=" + policy
                + " pct=100) action=oreject header.from=contoso.com; dkim=none (message not signed) header.d=none;"
                + " arc=none (0)");
        var relay = route(edge, held(edge, "anna@contoso.com", message, relayed), "joe@litware.example");

        assertThat(pool(relay)).isEqualTo(pool);
    }

    /** EXO-OUT-63: a seal that somebody else wrote vouches for nothing. */
    @Test
    void only_the_seal_of_this_edge_counts() {
        var edge = tenants().edge();
        var message = Edge.message(
                "From: fred@fabrikam.example", "ARC-Authentication-Results: i=1; mx.gateway.example; " + PASSED);

        assertThat(pool(route(edge, held(edge, "fred@fabrikam.example", message, true), "joe@litware.example")))
                .isEqualTo(OutboundPool.RELAY);
    }

    /** EXO-OUT-63: to people of the tenant nobody hides a sender. */
    @Test
    void what_stays_in_the_tenant_is_left_alone() {
        var edge = tenants()
                .accepts(CONTOSO, "relay.example", "DomainType", "InternalRelay")
                .edge();
        var relay = route(edge, held(edge, "fred@fabrikam.example", sealed(FAILED), true), "joe@relay.example");

        assertThat(pool(relay)).isEqualTo(OutboundPool.NORMAL);
        assertThat(relay.hop().sender()).isEmpty();
    }

    /** EXO-OUT-63, EXO-OUT-64: the switches. */
    @ParameterizedTest
    @CsvSource({"outboundPools=one", "senderChecks=off"})
    void without_pools_everything_leaves_as_it_is(String assumption) {
        var edge = tenants(assumption).edge();
        var relay = route(edge, held(edge, "fred@fabrikam.example", sealed(FAILED), true), "joe@litware.example");

        assertThat(pool(relay)).isEqualTo(OutboundPool.NORMAL);
        assertThat(fact(relay)).isEqualTo("-");
    }

    /** EXO-OUT-64: the host calls from the pool's address, which the SPF record does not hold. */
    @Test
    void the_host_calls_from_the_address_of_the_pool() {
        var edge = tenants().edge();
        var relay = route(edge, held(edge, "fred@fabrikam.example", sealed(FAILED), true), "joe@litware.example");

        assertThat(edge.policy().calls(relay.hop()).addresses().getFirst()).hasToString("40.95.0.25");
        assertThat(edge.policy().host().addresses().getFirst()).hasToString("198.18.20.25");
    }

    /** EXO-OUT-61, EXO-OUT-67. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "dora@contoso.com, bounces, dora[+]SRS=MARK=fabrikam[.]example=Fred",
        "none, bounces, bounces[+]SRS=MARK",
        "elsewhere@litware.example, bounces, bounces[+]SRS=MARK",
        "dora@contoso.com, SRS0, SRS0=MARK=fabrikam[.]example=Fred",
    })
    void the_new_sender_names_the_mailbox_that_forwards_and_leads_back(String forwarder, String form, String whole) {
        var edge = tenants("senderRewritingForm=" + form)
                .add(CONTOSO, "recipients", "Mailbox", "bounces@contoso.com")
                .edge();
        var tenant = edge.topology().tenants().getFirst();
        var message = forwarder.equals("none")
                ? Edge.message()
                : Edge.message(Forwarding.FORWARDING_LOOP + ": " + forwarder + ";" + tenant.id());
        var forms = new SenderForm(cloud(edge), tenant);
        var sender = Edge.address("Fred@fabrikam.example");
        var rewritten = forms.of(held(edge, "Fred@fabrikam.example", message, true), sender);

        assertThat(rewritten.toString()).matches(whole.replace("MARK", "[^=]{5}=[^=]{2}") + "@contoso[.]com");
        assertThat(forms.behind(rewritten))
                .contains(whole.startsWith("bounces") ? Edge.address("bounces@contoso.com") : sender);
    }

    private static Cloud cloud(Edge edge) {
        return new Cloud(edge.topology(), Edge.AUTHENTICATOR);
    }

    /** EXO-OUT-67: what the tenant never made is nobody's. */
    @ParameterizedTest
    @CsvSource({
        "dora+SRS=00000=00=fabrikam.example=fred@contoso.com",
        "dora+SRS=00000=00@contoso.com",
        "dora+SRS=@contoso.com",
        "bounces+SRS=12345=12@contoso.com",
        "SRS0=00000=00=fabrikam.example=fred@contoso.com",
        "dora@contoso.com",
    })
    void an_address_that_was_made_up_leads_nowhere(String recipient) {
        var edge = tenants().edge();

        assertThat(new SenderForm(cloud(edge), edge.topology().tenants().getFirst()).behind(EmailAddress.of(recipient)))
                .isEmpty();
        assertThat(edge.recipient(edge.peer("198.18.30.25", "none"), "<>", recipient)
                        .verdict()
                        .reply()
                        .toString())
                .startsWith("550 5.4.1");
    }

    /** EXO-OUT-67. */
    @ParameterizedTest
    @CsvSource({"turned-round, 250", "refused, 550"})
    void a_report_to_a_rewritten_sender_passes_the_edge(String assumed, int code) {
        var edge = tenants("rewrittenSenderReturns=" + assumed).edge();
        var message = Edge.message(Forwarding.FORWARDING_LOOP + ": dora@contoso.com;"
                + edge.topology().tenants().getFirst().id());
        var sender = Edge.address("fred@fabrikam.example");
        var rewritten = new SenderForm(cloud(edge), edge.topology().tenants().getFirst())
                .of(held(edge, "fred@fabrikam.example", message, true), sender);
        var answer = edge.recipient(edge.peer("198.18.30.25", "none"), "<>", rewritten.toString());

        assertThat(answer.verdict().reply().code()).isEqualTo(code);
        if (code == 250) {
            var held = held(edge, "<>", Edge.message(), true);
            var decision = edge.policy().route(held, Edge.to(rewritten.toString()), LabSettings.DEFAULT_START);
            assertThat(decision)
                    .isInstanceOfSatisfying(
                            RoutingDecision.Expand.class,
                            expand -> assertThat(expand.recipients().getFirst().address())
                                    .isEqualTo(sender));
        }
    }
}
