package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose mail a connection carries, over all tenants (EXO-ATTR-01 to EXO-ATTR-09): a certificate beats an address with an
 * accepted sender, and that beats the recipient. SenderDomains are a matter of Partner connectors ({@link PartnerChoice}).
 *
 * @param origin the tenant's own connector that recognised the peer: then the mail is Originating
 * @param considered every OnPremises connector and why it lost
 */
record TenantAttribution(Optional<Origin> origin, List<Considered> considered) {
    /** @param byCertificate else by address and sender */
    record Origin(Tenant tenant, InboundConnector connector, boolean byCertificate, Reason because) {}

    private enum Rank {
        CERTIFICATE,
        ADDRESS,
        NONE
    }

    private record Claim(Tenant tenant, InboundConnector connector, Rank rank, int exactness, Reason because) {
        Claim because(Reason labelled) {
            return new Claim(tenant, connector, rank, exactness, labelled);
        }
    }

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::rank)
            .thenComparing(claim -> -claim.exactness())
            .thenComparing(claim -> claim.connector().name().toLowerCase(Locale.ROOT));

    static TenantAttribution of(Cloud cloud, Peer peer, Optional<EmailAddress> sender) {
        var claims = new ArrayList<Claim>();
        for (var tenant : cloud.topology().tenants()) {
            for (var connector : tenant.connectors().inbound()) {
                if (connector.connectorType() == ConnectorType.ON_PREMISES) {
                    claims.add(claim(cloud, new Side(tenant, connector), peer, sender));
                }
            }
        }
        claims.sort(BEST_FIRST);
        var best = claims.stream()
                .filter(claim -> claim.rank() != Rank.NONE)
                .findFirst()
                .map(claim -> claim.because(labelled(claim.because(), claim.connector(), peer, sender)));
        best.ifPresent(claim -> claims.set(0, claim));
        return new TenantAttribution(
                best.map(claim -> new Origin(
                        claim.tenant(), claim.connector(), claim.rank() == Rank.CERTIFICATE, claim.because())),
                claims.stream().map(claim -> verdict(claim, best)).toList());
    }

    private record Side(Tenant tenant, InboundConnector connector) {}

    private static Claim claim(Cloud cloud, Side side, Peer peer, Optional<EmailAddress> sender) {
        var connector = side.connector();
        if (!connector.enabled()) {
            return none(
                    side,
                    Reason.of("EXO-ATTR-42", "is disabled")
                            .configuredAt(connector.source().originOf("Enabled")));
        }
        var certificate = CertificateClaim.of(cloud, side.tenant(), connector, peer);
        if (certificate.fits()) {
            var exactness = connector
                    .match()
                    .tlsSenderCertificateName()
                    .map(DomainPattern::specificity)
                    .orElse(0);
            return new Claim(side.tenant(), connector, Rank.CERTIFICATE, exactness, certificate.because());
        }
        return byAddress(side, peer, sender.map(EmailAddress::domain))
                .orElseGet(() -> none(side, certificate.because()));
    }

    /** EXO-ATTR-49, EXO-ATTR-60: where a setting of an OnPremises connector would speak against the peer and is not asked. */
    private static Reason labelled(
            Reason because, InboundConnector connector, Peer peer, Optional<EmailAddress> sender) {
        var label = because;
        if (connector.restrict().requireTls() && peer.tls().isEmpty()) {
            label = label.alsoAssuming("EXO-ATTR-49");
        }
        var domains = connector.match().senderDomains();
        var held = domains.isEmpty()
                || domains.stream()
                        .anyMatch(each -> each.kind() == DomainPattern.Kind.ANY
                                || sender.filter(from -> each.covers(from.domain()))
                                        .isPresent());
        return held ? label : label.alsoAssuming("EXO-ATTR-60");
    }

    private static Claim none(Side side, Reason because) {
        return new Claim(side.tenant(), side.connector(), Rank.NONE, 0, because);
    }

    /** EXO-ATTR-04, EXO-ATTR-08, EXO-ATTR-11. */
    private static Optional<Claim> byAddress(Side side, Peer peer, Optional<String> domain) {
        var connector = side.connector();
        var range = connector.match().senderIPAddresses().stream()
                .filter(each -> each.contains(peer.address()))
                .min(Comparator.comparing(each -> each.size()));
        if (range.isEmpty()) {
            return Optional.empty();
        }
        var origin = connector.source().originOf("SenderIPAddresses");
        var accepted = domain.flatMap(side.tenant()::accepted).isPresent();
        return Optional.of(
                accepted
                        ? new Claim(
                                side.tenant(),
                                connector,
                                Rank.ADDRESS,
                                128 - range.get().size().bitLength(),
                                Reason.of(
                                                "EXO-ATTR-04",
                                                "holds {}, and {} is an accepted domain",
                                                peer.address(),
                                                domain.orElse(""))
                                        .configuredAt(origin))
                        : none(
                                side,
                                Reason.of(
                                                "EXO-ATTR-08",
                                                "holds {}, but the sender's domain {} is no accepted domain of {}",
                                                peer.address(),
                                                domain.orElse("<>"),
                                                side.tenant().name())
                                        .configuredAt(origin)));
    }

    private static Considered verdict(Claim claim, Optional<Claim> best) {
        var name = claim.connector().name();
        if (best.isPresent() && best.get().equals(claim)) {
            return new Considered(name, true, claim.because());
        }
        if (claim.rank() == Rank.NONE || best.isEmpty()) {
            return new Considered(name, false, claim.because());
        }
        var winner = best.get().connector().name();
        var because = claim.rank() != best.get().rank()
                ? Reason.of(
                        "EXO-ATTR-02",
                        "{}, but '{}' has the certificate",
                        claim.because().text(),
                        winner)
                : claim.exactness() < best.get().exactness()
                        ? Reason.of(
                                "EXO-ATTR-03",
                                "{}, but '{}' is more exact",
                                claim.because().text(),
                                winner)
                        : Reason.assuming(
                                "EXO-ATTR-19",
                                "{}, but the name of '{}' comes first",
                                claim.because().text(),
                                winner);
        return new Considered(name, false, because);
    }

    /** Whether some connector holds this address although the sender's domain is foreign: the words of ATTR36. */
    boolean addressAlone(Cloud cloud, Peer peer) {
        return origin.isEmpty()
                && cloud.topology().tenants().stream()
                        .flatMap(tenant -> tenant.connectors().inbound().stream())
                        .filter(InboundConnector::enabled)
                        .filter(connector -> connector.connectorType() == ConnectorType.ON_PREMISES)
                        .flatMap(connector -> connector.match().senderIPAddresses().stream())
                        .anyMatch(range -> range.contains(peer.address()));
    }
}
