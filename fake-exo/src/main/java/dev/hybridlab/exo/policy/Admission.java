package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RCPT: attribution, then accept or refuse (EXO-ATTR-09 to EXO-ATTR-26, EXO-RCPT-02). */
final class Admission {
    private static final SmtpReply OK = SmtpReply.of("250 2.1.5 Recipient OK"); // SMTP-22
    private static final String LOCKED =
            "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's"
                    + " recipient domain. The connector had either the RestrictDomainsToIPAddresses or"
                    + " RestrictDomainsToCertificate set";
    private static final String DIRECT_SEND = "550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this"
            + " organization from unauthorized sources";

    private static final String NO_TENANT = "550 5.4.1 Relay Access Denied"; // EXO-ATTR-25

    private static final int MOST_OF_ONE_DOMAIN = 200;
    private static final Verdict TOO_MANY = new Verdict.Reject(
            SmtpReply.of("452 4.5.3 Too many recipients"),
            Reason.of("EXO-RCPT-14", "more than {} recipients of one domain", MOST_OF_ONE_DOMAIN));

    private final Cloud cloud;
    private final Peer peer;
    private final Envelope soFar;
    private final EmailAddress recipient;
    private final List<Considered> considered = new ArrayList<>();

    private Admission(Cloud cloud, Peer peer, Envelope soFar, EmailAddress recipient) {
        this.cloud = cloud;
        this.peer = peer;
        this.soFar = soFar;
        this.recipient = recipient;
    }

    static RecipientVerdict recipient(Cloud cloud, Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var verdict = new Admission(cloud, peer, soFar, next.address()).verdict();
        return verdict.verdict() instanceof Verdict.Accept && sameDomain(soFar, next) >= MOST_OF_ONE_DOMAIN
                ? new RecipientVerdict(TOO_MANY, verdict.attribution(), verdict.considered())
                : verdict;
    }

    private static long sameDomain(Envelope soFar, EnvelopeRecipient next) {
        return soFar.recipients().stream()
                .filter(each ->
                        each.address().domain().equalsIgnoreCase(next.address().domain()))
                .count();
    }

    private RecipientVerdict verdict() {
        var attribution = TenantAttribution.of(cloud, peer, soFar.sender());
        considered.addAll(attribution.considered());
        var owner = attribution.origin().isPresent()
                ? attribution.origin().map(TenantAttribution.Origin::tenant)
                : cloud.topology().tenantOf(recipient.domain());
        if (owner.isPresent() && !owner.get().place().directoryAnswers()) {
            return answer(lookUpFailed(owner.get()), Attribution.NONE);
        }
        if (attribution.origin().isPresent()) {
            return originating(attribution.origin().get());
        }
        if (owner.isPresent() && !cloud.isHere(owner.get())) {
            return answer(wrongRegion(owner.get()), Attribution.NONE);
        }
        return owner.map(tenant -> incoming(tenant, attribution)).orElseGet(() -> nobodys(attribution));
    }

    private Verdict lookUpFailed(Tenant tenant) {
        return new Verdict.Reject(
                cloud.tagged("451 4.4.4 Temporary server error. Please try again later ATTR5", peer.session()),
                Reason.of("EXO-ATTR-24", "the directory of {} does not answer", tenant.name()));
    }

    private Verdict wrongRegion(Tenant tenant) {
        return new Verdict.Reject(
                cloud.tagged("451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35", peer.session()),
                Reason.of(
                        "EXO-ATTR-14",
                        "{} is a domain of {} in the region {}",
                        recipient.domain(),
                        tenant.name(),
                        tenant.place().region()));
    }

    /** May write to anybody (EXO-ATTR-31). */
    private RecipientVerdict originating(TenantAttribution.Origin origin) {
        var connector = origin.connector();
        var whose = new Attribution(
                Direction.ORIGINATING,
                Optional.of(origin.tenant().name()),
                Optional.of(connector.name()),
                origin.byCertificate(),
                promotes(origin),
                AuthAs.ANONYMOUS,
                0);
        return answer(
                OutdatedServer.atRecipient(cloud, peer, origin.tenant())
                        .or(() -> plainServer(connector))
                        .or(() -> edgeBlocked(origin))
                        .orElseGet(() -> new Verdict.Accept(OK, origin.because())),
                whose);
    }

    /** EXO-ATTR-49: RequireTls of an OnPremises connector refuses nothing, unless the assumption says so. */
    private Optional<Verdict> plainServer(InboundConnector connector) {
        var refuses = connector.restrict().requireTls()
                && peer.tls().isEmpty()
                && cloud.settings()
                        .assumption("requireTlsOnPremisesConnector", "no-effect-on-attribution")
                        .equals("refuse");
        return refuses
                ? Optional.of(wantsTls(connector, Reason.assuming("EXO-ATTR-49", "'{}' wants TLS", connector.name())))
                : Optional.empty();
    }

    private Verdict wantsTls(InboundConnector connector, Reason because) {
        var text = cloud.settings().assumption("exoPlainRefusal", "451 5.7.3 STARTTLS is required to send mail");
        return new Verdict.Reject(
                cloud.tagged(text, peer.session()),
                because.configuredAt(connector.source().originOf("RequireTls")));
    }

    /** EXO-RCPT-03: by default nobody is refused here for being unknown; a notice follows. */
    private Optional<Verdict> edgeBlocked(TenantAttribution.Origin origin) {
        var blocks = cloud.settings()
                .assumption("edgeBlockingForOriginating", "false")
                .equals("true");
        return blocks ? unknown(origin.tenant(), true) : Optional.empty();
    }

    /** EXO-ATTR-53; by address only if EXO-ATTR-34 is switched, which {@link InboundFirewall} says. */
    private boolean promotes(TenantAttribution.Origin origin) {
        var byAddressToo =
                cloud.settings().assumption("promoteOnAddressMatch", "false").equals("true");
        return origin.connector().trust().cloudServicesMailEnabled() && (origin.byCertificate() || byAddressToo);
    }

    private RecipientVerdict incoming(Tenant tenant, TenantAttribution attribution) {
        var partner = PartnerChoice.of(tenant, peer, soFar.sender(), recipient);
        considered.addAll(partner.considered());
        var whose = new Attribution(
                Direction.INCOMING,
                Optional.of(tenant.name()),
                partner.connector().map(connector -> connector.name()),
                false,
                false,
                AuthAs.ANONYMOUS,
                0);
        if (soFar.recipients().stream()
                .anyMatch(first -> tenant.accepted(first.address().domain()).isEmpty())) {
            return answer(
                    relayDenied(
                            attribution,
                            Reason.of(
                                    "EXO-ATTR-12",
                                    "the first recipient's tenant has the message, not {}",
                                    tenant.name())),
                    whose);
        }
        return answer(refusal(tenant, partner).orElseGet(() -> accepted(tenant)), whose);
    }

    /** The first that applies; where a second one does, their order is assumed (EXO-ATTR-20). */
    private Optional<Verdict> refusal(Tenant tenant, PartnerChoice partner) {
        var all = new ArrayList<Verdict>(2);
        for (var each : restricted(tenant, partner)) {
            each.ifPresent(all::add);
        }
        closed(tenant).or(() -> unknown(tenant, false)).ifPresent(all::add);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var first = all.getFirst();
        return Optional.of(
                all.size() == 1
                        ? first
                        : new Verdict.Reject(first.reply(), first.because().alsoAssuming("EXO-ATTR-20")));
    }

    /** EXO-ATTR-20: which refusal comes first where several apply. */
    private List<Optional<Verdict>> restricted(Tenant tenant, PartnerChoice partner) {
        var directSendFirst = cloud.settings()
                .assumption("attributionRefusalRank", "5.7.64,5.7.51,5.7.68")
                .equals("5.7.64,5.7.68,5.7.51");
        return directSendFirst
                ? List.of(directSend(tenant, partner), locked(partner), plain(partner))
                : List.of(locked(partner), plain(partner), directSend(tenant, partner));
    }

    private Optional<Verdict> closed(Tenant tenant) {
        return DisabledDomain.to(cloud, tenant, recipient.domain())
                .map(shut -> new Verdict.Reject(shut.reply(), shut.because()));
    }

    private Optional<Verdict> locked(PartnerChoice partner) {
        return partner.refusal().map(because -> new Verdict.Reject(cloud.tagged(LOCKED, peer.session()), because));
    }

    private Optional<Verdict> plain(PartnerChoice partner) {
        return partner.connector()
                .filter(connector -> partner.wantsTls())
                .map(connector ->
                        wantsTls(connector, Reason.assuming("EXO-ATTR-50", "'{}' wants TLS", connector.name())));
    }

    /** EXO-ATTR-15: a sender of the tenant's own, and no connector that knows the peer. */
    private Optional<Verdict> directSend(Tenant tenant, PartnerChoice partner) {
        var own = soFar.sender()
                .filter(sender -> tenant.accepted(sender.domain()).isPresent())
                .isPresent();
        if (!own || !tenant.organizationConfig().flag("RejectDirectSend") || partner.recognised()) {
            return Optional.empty();
        }
        return Optional.of(new Verdict.Reject(
                cloud.tagged(DIRECT_SEND, peer.session()),
                Reason.of(
                                "EXO-ATTR-15",
                                "{} is a sender of the tenant, and no connector knows {}",
                                soFar.senderText(),
                                peer.address())
                        .configuredAt(tenant.organizationConfig().originOf("RejectDirectSend"))
                        .alsoAssuming("EXO-ATTR-21")));
    }

    /** EXO-RCPT-02. */
    private Optional<Verdict> unknown(Tenant tenant, boolean originating) {
        var domain = tenant.accepted(recipient.domain());
        var authoritative = domain.filter(each -> each.type() == AcceptedDomain.Type.AUTHORITATIVE)
                .isPresent();
        if (!authoritative || tenant.recipients().find(recipient).isPresent()) {
            return Optional.empty();
        }
        var because = Reason.of(
                        "EXO-RCPT-02",
                        "{} is Authoritative in {}, and nobody there is {}",
                        recipient.domain(),
                        tenant.name(),
                        recipient)
                .configuredAt(domain.orElseThrow().source().originOf("DomainType"));
        return Optional.of(new Verdict.Reject(
                cloud.tagged("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", peer.session()),
                originating ? because.alsoAssuming("EXO-RCPT-03") : because));
    }

    private Verdict accepted(Tenant tenant) {
        return new Verdict.Accept(
                OK, Reason.of("EXO-ATTR-09", "{} is a domain of {}", recipient.domain(), tenant.name()));
    }

    /** EXO-ATTR-10, EXO-ATTR-11, EXO-ATTR-25: who is tied to no tenant at all is told so in other words. */
    private RecipientVerdict nobodys(TenantAttribution attribution) {
        var direct = soFar.sender()
                .flatMap(sender -> cloud.topology().tenantOf(sender.domain()))
                .isPresent();
        return direct ? directSendOutside(attribution) : strangers(attribution);
    }

    /** EXO-ATTR-26: the sender is a tenant's own, nobody knows the peer, and the recipient is outside. */
    private RecipientVerdict directSendOutside(TenantAttribution attribution) {
        var text = cloud.settings().assumption("directSendOutside", "5.7.64");
        var because = Reason.of(
                        "EXO-ATTR-10",
                        "no connector knows the peer, and {} is a domain of no tenant",
                        recipient.domain())
                .alsoAssuming("EXO-ATTR-26")
                .alsoAssuming("EXO-ATTR-21");
        return answer(
                text.equals("5.7.64")
                        ? relayDenied(attribution, because)
                        : new Verdict.Reject(cloud.tagged(NO_TENANT, peer.session()), because),
                Attribution.NONE);
    }

    private RecipientVerdict strangers(TenantAttribution attribution) {
        var because = Reason.of(
                        "EXO-ATTR-10",
                        "no connector knows the peer, and {} is a domain of no tenant",
                        recipient.domain())
                .alsoAssuming("EXO-ATTR-25")
                .alsoAssuming("EXO-ATTR-21");
        var text = cloud.settings().assumption("unknownDomainText", "by-tie");
        var known =
                text.equals("by-tie") ? !soFar.recipients().isEmpty() || Ties.any(cloud, peer) : text.equals("5.7.64");
        return answer(
                known
                        ? relayDenied(attribution, because)
                        : new Verdict.Reject(cloud.tagged(NO_TENANT, peer.session()), because),
                Attribution.NONE);
    }

    private Verdict relayDenied(TenantAttribution attribution, Reason because) {
        if (attribution.addressAlone(cloud, peer)) {
            return new Verdict.Reject(
                    SmtpReply.of("550 5.7.64 Relay Access Denied ATTR36. For more details please refer to KB 3169958"),
                    Reason.of(
                            "EXO-ATTR-11",
                            "by its address alone the peer may relay for the tenant's own senders only; {}",
                            because.text()));
        }
        return new Verdict.Reject(
                cloud.tagged("550 5.7.64 TenantAttribution; Relay Access Denied", peer.session()), because);
    }

    private RecipientVerdict answer(Verdict verdict, Attribution attribution) {
        return new RecipientVerdict(verdict, attribution, considered);
    }
}
