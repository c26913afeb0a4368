package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RCPT: attribution, then accept or refuse, in this order: the tenant's own server, the recipient's tenant,
 * nobody. Each refusal has a file of its own.
 */
final class Admission {
    private static final SmtpReply OK = SmtpReply.of("250 2.1.5 Recipient OK"); // SMTP-22

    private final Asked asked;
    private final TenantAttribution attribution;
    private final List<Considered> considered;

    private Admission(Asked asked) {
        this.asked = asked;
        this.attribution =
                TenantAttribution.of(asked.cloud(), asked.peer(), asked.soFar().sender());
        this.considered = new ArrayList<>(attribution.considered());
    }

    /** The answer to RCPT. */
    static RecipientVerdict recipient(Cloud cloud, Peer peer, Envelope soFar, EnvelopeRecipient next) {
        return LateRefusal.atRecipient(cloud, judged(cloud, peer, soFar, next));
    }

    /** The judgement, whenever it is told. */
    static RecipientVerdict judged(Cloud cloud, Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var asked = new Asked(cloud, peer, soFar, next.address());
        var judged = new Admission(asked).verdict();
        return judged.verdict() instanceof Verdict.Accept
                ? RecipientsOfOneDomain.tooMany(asked)
                        .map(no -> new RecipientVerdict(no, judged.attribution(), judged.considered()))
                        .orElse(judged)
                : judged;
    }

    private RecipientVerdict verdict() {
        var origin = attribution.origin();
        var owner = origin.isPresent()
                ? origin.map(TenantAttribution.Origin::tenant)
                : asked.cloud().topology().tenantOf(asked.recipient().domain());
        var unreachable = owner.flatMap(tenant -> TenantReach.lookUpFails(asked, tenant)
                .or(() -> origin.isPresent() ? Optional.empty() : TenantReach.wrongRegion(asked, tenant)));
        if (unreachable.isPresent()) {
            return answer(unreachable.get(), Attribution.NONE);
        }
        if (origin.isPresent()) {
            return originating(origin.get());
        }
        return owner.map(this::incoming)
                .orElseGet(() -> answer(RelayDenied.ofNobodys(asked, attribution), Attribution.NONE));
    }

    /** May write to anybody (EXO-ATTR-31). */
    private RecipientVerdict originating(TenantAttribution.Origin origin) {
        var tenant = origin.tenant();
        // EXO-ATTR-18: what the message keeps of its attribution
        var whose = new Attribution(
                Direction.ORIGINATING,
                Optional.of(tenant.name()),
                Optional.of(origin.connector().name()),
                origin.byCertificate(),
                promotes(origin),
                AuthAs.ANONYMOUS,
                0);
        return answer(
                OutdatedServer.atRecipient(asked.cloud(), asked.peer(), tenant)
                        .or(() -> RequiredTls.ofOwnServer(asked, origin.connector()))
                        .or(() -> EdgeBlocking.ofOriginating(asked, tenant))
                        .orElseGet(() -> new Verdict.Accept(OK, origin.because())),
                whose);
    }

    /** EXO-ATTR-53; by address only if EXO-ATTR-34 is switched, which {@link InboundFirewall} says. */
    private boolean promotes(TenantAttribution.Origin origin) {
        return origin.connector().trust().cloudServicesMailEnabled()
                && (origin.byCertificate()
                        || asked.assumption(Assumption.PROMOTE_ON_ADDRESS_MATCH).equals("true"));
    }

    /** Its Partner connector restricts, and never relays or promotes (EXO-ATTR-32). */
    private RecipientVerdict incoming(Tenant tenant) {
        var partner = PartnerChoice.of(tenant, asked.peer(), asked.soFar().sender(), asked.recipient());
        considered.addAll(partner.considered());
        var whose = new Attribution(
                Direction.INCOMING,
                Optional.of(tenant.name()),
                partner.connector().map(connector -> connector.name()),
                false,
                false,
                AuthAs.ANONYMOUS,
                0);
        var anothers = asked.soFar().recipients().stream()
                .anyMatch(first -> tenant.accepted(first.address().domain()).isEmpty());
        return answer(
                anothers
                        ? RelayDenied.ofSecondTenant(asked, attribution, tenant)
                        : IncomingRefusal.first(asked, tenant, partner).orElseGet(() -> accepted(tenant)),
                whose);
    }

    private Verdict accepted(Tenant tenant) {
        return new Verdict.Accept(
                OK,
                Reason.of(
                        "EXO-ATTR-09", "{} is a domain of {}", asked.recipient().domain(), tenant.name()));
    }

    private RecipientVerdict answer(Verdict verdict, Attribution whose) {
        return new RecipientVerdict(verdict, whose, considered);
    }
}
