package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.AuthenticationClaim;
import dev.hybridlab.mailflow.authentication.AuthenticationFindings;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves Exchange Online is signed and sealed (DOMA-09, BRD-09, BRD-10, BRD-12 to BRD-17). */
final class OutboundSignatureTest {
    private static AuthenticationFindings judged(Topology topology, Message message) {
        var names = new ZoneLookup(topology.zones(), "internet");
        var sender = new SpfClaim(
                IpAddress.of("198.18.20.25"),
                "outbound.example",
                Optional.of(EmailAddress.of("anna@contoso.com")),
                names,
                LabSettings.DEFAULT_START);
        return new BorderEvaluation().judge(new AuthenticationClaim(sender, message));
    }

    @ParameterizedTest(name = "Enabled {0}, CNAME {1}, rotated {2}: d={3} s={4} {5}")
    @CsvSource({
        "false, none, false, contoso.onmicrosoft.com, selector2-contoso-onmicrosoft-com, VERIFIED",
        "true, selector1, false, contoso.com, selector1, VERIFIED",
        "true, none, false, contoso.com, selector1, NO_KEY",
        // the administrator published one of the two, and the other took over
        "true, selector1, true, contoso.com, selector2, NO_KEY",
        "true, selector2, true, contoso.com, selector2, VERIFIED",
    })
    void mail_of_a_mailbox_is_signed_by_its_domain_or_by_the_initial_one(
            boolean enabled, String published, boolean rotated, String domain, String selector, DkimReason reason) {
        var tenants = Tenants.two()
                .add(
                        CONTOSO,
                        "dkimSigningConfigs",
                        "DkimSigningConfig",
                        "contoso.com",
                        "Domain",
                        "contoso.com",
                        "Enabled",
                        enabled,
                        "RotateOnDate",
                        rotated ? LabSettings.DEFAULT_START : LabSettings.DEFAULT_START.plusSeconds(1))
                .add(
                        "",
                        "dns",
                        "DnsRecord",
                        published + "._domainkey.contoso.com",
                        "CNAME",
                        List.of(published + "-contoso-com._domainkey.contoso.onmicrosoft.com"));
        var edge = tenants.edge();
        var leaving = submitted(edge);
        var found = judged(edge.topology(), leaving);

        assertThat(found.dkim()).singleElement().satisfies(each -> {
            assertThat(each.domain()).isEqualTo(domain);
            assertThat(each.selector()).isEqualTo(selector);
            assertThat(each.reason()).isEqualTo(reason);
        });
        assertThat(leaving.headers().first("DKIM-Signature").orElseThrow())
                .startsWith("v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + ";")
                .contains("h=From:Date:Subject:Message-ID:Content-Type:MIME-Version:X-MS-Exchange-SenderADCheck");
        assertThat(found.arc().result()).isEqualTo(ArcResult.PASS);
        assertThat(leaving.headers().first("ARC-Authentication-Results").orElseThrow())
                .isEqualTo("i=1; mx.microsoft.com 1; spf=pass smtp.mailfrom=contoso.com; dmarc=pass action=none"
                        + " header.from=contoso.com; dkim=pass header.d=contoso.com; arc=none");
    }

    /** BRD-09: the lab's mailboxes hand over themselves, a client's program by SMTP. */
    @Test
    void mail_of_a_client_is_sealed_as_that_of_a_mailbox_is() {
        var edge = Tenants.two().edge();

        assertThat(submitted(edge, Optional.of("laptop")).headers().first("ARC-Authentication-Results"))
                .isEqualTo(submitted(edge).headers().first("ARC-Authentication-Results"))
                .isPresent();
        assertThat(passed(Tenants.two()).headers().all("ARC-Seal"))
                .as("sealed where it came in")
                .hasSize(1);
    }

    /** BRD-16. */
    @Test
    void a_strangers_mail_that_passes_is_not_signed_unless_switched() {
        assertThat(passed(Tenants.two()).headers().has("DKIM-Signature")).isFalse();
        assertThat(passed(Tenants.two().assuming("relayedSignature=every-message"))
                        .headers()
                        .first("DKIM-Signature")
                        .orElseThrow())
                .contains("d=contoso.onmicrosoft.com;");
    }

    private static Message passed(Tenants tenants) {
        var edge = tenants.edge();
        var kept = edge.kept(
                edge.peer("198.18.99.1", "none"),
                "x@fabrikam.example",
                "anna@contoso.com",
                Edge.message("From: x@fabrikam.example"));
        return released(edge, kept, Optional.of("mx.fabrikam.example"));
    }

    private static Message submitted(Edge edge) {
        return submitted(edge, Optional.empty());
    }

    private static Message submitted(Edge edge, Optional<String> from) {
        var envelope = Edge.envelope("anna@contoso.com", "outsider@fabrikam.example");
        var submission = new Submission(Edge.REF, envelope, LabSettings.DEFAULT_START);
        var message = Edge.message("From: anna@contoso.com");
        return released(edge, (ContentVerdict.Keep) edge.policy().submission(submission, message), from);
    }

    private static Message released(Edge edge, ContentVerdict.Keep kept, Optional<String> from) {
        var envelope = Edge.envelope("anna@contoso.com", "outsider@fabrikam.example");
        var held = new HeldMessage(
                Edge.REF,
                kept.message(),
                envelope,
                kept.attribution(),
                LabSettings.DEFAULT_START,
                from,
                Optional.empty());
        var route = (RoutingDecision.Relay)
                edge.policy().route(held, envelope.recipients().getFirst(), LabSettings.DEFAULT_START);
        return edge.policy().release(held, route.hop()).message();
    }
}
