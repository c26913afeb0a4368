package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.Collections;
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

    private record Claim(Cloud.Side side, Rank rank, int exactness, Reason because) {
        String name() {
            return side.connector().name();
        }
    }

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::rank)
            .thenComparing(Comparator.comparingInt(Claim::exactness).reversed());
    private static final Comparator<Claim> THEN_BY_NAME =
            BEST_FIRST.thenComparing(claim -> claim.name().toLowerCase(Locale.ROOT));

    static TenantAttribution of(Cloud cloud, Peer peer, Optional<EmailAddress> sender) {
        var domain = sender.map(EmailAddress::domain).orElse("");
        var claims = new ArrayList<Claim>(cloud.ownServers().size());
        for (var side : cloud.ownServers()) {
            claims.add(claim(cloud, side, peer, domain));
        }
        if (newestFirst(cloud)) {
            Collections.reverse(claims);
            claims.sort(BEST_FIRST);
        } else {
            claims.sort(THEN_BY_NAME);
        }
        if (claims.isEmpty() || claims.getFirst().rank() == Rank.NONE) {
            return new TenantAttribution(Optional.empty(), losers(claims, Optional.empty()));
        }
        var first = claims.getFirst();
        if (contradict(cloud, claims)) {
            return new TenantAttribution(Optional.empty(), contradictory(claims));
        }
        var because = labelled(first.because(), first.side().connector(), peer, domain);
        var best = new Claim(first.side(), first.rank(), first.exactness(), because);
        claims.set(0, best);
        return new TenantAttribution(
                Optional.of(new Origin(
                        best.side().tenant(),
                        best.side().connector(),
                        best.rank() == Rank.CERTIFICATE,
                        best.because())),
                losers(claims, Optional.of(best)));
    }

    /** EXO-ATTR-19: of equals the one that was written last, if the assumption says so. */
    private static boolean newestFirst(Cloud cloud) {
        return cloud.settings().assumption(Assumption.ATTRIBUTION_TIE).equals("newest-connector");
    }

    /** EXO-ATTR-19: of equals none, if the assumption says so. */
    private static boolean contradict(Cloud cloud, List<Claim> claims) {
        return claims.size() > 1
                && BEST_FIRST.compare(claims.get(0), claims.get(1)) == 0
                && cloud.settings().assumption(Assumption.ATTRIBUTION_TIE).equals("refused");
    }

    private static List<Considered> contradictory(List<Claim> claims) {
        return claims.stream()
                .map(claim -> new Considered(
                        claim.name(),
                        false,
                        claim.rank() == Rank.NONE
                                ? claim.because()
                                : Reason.assuming("EXO-ATTR-19", "{}, but others claim it as well", claim.because())))
                .toList();
    }

    private static Claim claim(Cloud cloud, Cloud.Side side, Peer peer, String domain) {
        var lost = unfit(cloud, side, domain);
        if (lost.isPresent()) {
            return new Claim(side, Rank.NONE, 0, lost.get());
        }
        var certificate = CertificateClaim.of(cloud, side, peer);
        if (certificate.fits()) {
            var exactness = side.connector()
                    .match()
                    .tlsSenderCertificateName()
                    .map(DomainPattern::specificity)
                    .orElse(0);
            return new Claim(side, Rank.CERTIFICATE, exactness, certificate.because());
        }
        if (certificate.named() && fallsBack(cloud) && new AcceptedFor(cloud, side).domain(domain)) {
            return new Claim(
                    side,
                    Rank.ADDRESS,
                    0,
                    Reason.assuming("EXO-ATTR-06", "{}, but {} is accepted", certificate.because(), domain));
        }
        return AddressClaim.of(cloud, side, peer, domain)
                .map(address -> new Claim(
                        side, address.fits() ? Rank.ADDRESS : Rank.NONE, address.exactness(), address.because()))
                .orElseGet(() -> new Claim(side, Rank.NONE, 0, certificate.because()));
    }

    /** EXO-ATTR-49, EXO-ATTR-57, EXO-ATTR-60: where a setting of an OnPremises connector would speak against the peer and is not asked. */
    private static Reason labelled(Reason because, InboundConnector connector, Peer peer, String domain) {
        var label = because;
        if (connector.restrict().requireTls() && peer.tls().isEmpty()) {
            label = label.alsoAssuming("EXO-ATTR-49");
        }
        if (SkipListing.isSet(connector)) {
            label = label.alsoAssuming("EXO-ATTR-57");
        }
        var domains = connector.match().senderDomains();
        var held = domains.isEmpty() || domains.stream().anyMatch(each -> holds(each, domain));
        return held ? label : label.alsoAssuming("EXO-ATTR-60");
    }

    private static Optional<Reason> unfit(Cloud cloud, Cloud.Side side, String domain) {
        var connector = side.connector();
        if (!connector.enabled()) {
            return Optional.of(Reason.of("EXO-ATTR-42", "is disabled")
                    .configuredAt(connector.source().originOf("Enabled")));
        }
        // EXO-ATTR-60: SenderDomains of an OnPremises connector, if they count at all.
        var asks = cloud.settings()
                .assumption(Assumption.SENDER_DOMAINS_ON_PREMISES_CONNECTOR)
                .equals("narrow");
        if (asks && connector.match().senderDomains().stream().noneMatch(pattern -> holds(pattern, domain))) {
            return Optional.of(Reason.assuming(
                            "EXO-ATTR-60",
                            "its SenderDomains {} do not hold the sender",
                            connector.match().senderDomains())
                    .configuredAt(connector.source().originOf("SenderDomains")));
        }
        return Optional.empty();
    }

    private static boolean holds(DomainPattern pattern, String domain) {
        return domain.isEmpty() ? pattern.kind() == DomainPattern.Kind.ANY : pattern.covers(domain);
    }

    /** EXO-ATTR-06: the older text, by which the sender's domain decides where the name is not accepted. */
    private static boolean fallsBack(Cloud cloud) {
        return cloud.settings()
                .assumption(Assumption.CERTIFICATE_DOMAIN_NOT_ACCEPTED)
                .equals("fall-back");
    }

    private static List<Considered> losers(List<Claim> claims, Optional<Claim> best) {
        var considered = new ArrayList<Considered>(claims.size());
        for (var i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var chosen = i == 0 && best.isPresent();
            considered.add(new Considered(claim.name(), chosen, chosen ? claim.because() : loss(claim, best)));
        }
        return considered;
    }

    private static Reason loss(Claim claim, Optional<Claim> best) {
        if (claim.rank() == Rank.NONE || best.isEmpty()) {
            return claim.because();
        }
        var winner = best.get();
        if (claim.rank() != winner.rank()) {
            return Reason.of("EXO-ATTR-02", "{}, but '{}' has the certificate", claim.because(), winner.name());
        }
        return claim.exactness() < winner.exactness()
                ? Reason.of("EXO-ATTR-03", "{}, but '{}' is more exact", claim.because(), winner.name())
                : Reason.assuming(
                        "EXO-ATTR-19", "{}, but the name of '{}' comes first", claim.because(), winner.name());
    }

    /** Whether some connector holds this address although the sender's domain is foreign: the words of ATTR36. */
    boolean addressAlone(Cloud cloud, Peer peer) {
        return origin.isEmpty()
                && cloud.ownServers().stream()
                        .map(Cloud.Side::connector)
                        .filter(InboundConnector::enabled)
                        .flatMap(connector -> connector.match().senderIPAddresses().stream())
                        .anyMatch(range -> range.contains(peer.address()));
    }
}
