package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether a connector recognises the peer by its address and the sender's domain (EXO-ATTR-04, EXO-ATTR-08, EXO-ATTR-11).
 *
 * @param exactness greater for a smaller range
 */
record AddressClaim(boolean fits, int exactness, Reason because) {
    /** Empty when the connector does not hold the address. */
    static Optional<AddressClaim> of(Cloud cloud, Cloud.Side side, Peer peer, String domain) {
        var range = range(side, peer);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        var exactness = 128 - range.get().size().bitLength();
        var own = new AcceptedFor(cloud, side);
        if (!domain.isEmpty() && own.domain(domain)) {
            var because = Reason.of("EXO-ATTR-04", "holds {}, and {} is an accepted domain", peer.address(), domain);
            return Optional.of(new AddressClaim(
                    true,
                    exactness,
                    configured(side, own.isNarrowed() ? because.alsoAssuming("EXO-ATTR-61") : because)));
        }
        var sibling = sibling(cloud, side, domain);
        if (sibling.isPresent()) {
            var because = Reason.assuming(
                            "EXO-ATTR-62",
                            "holds {}, and {} is a domain of {}, which it trusts",
                            peer.address(),
                            domain,
                            sibling.get().name())
                    .configuredAt(side.connector().source().originOf("TrustedOrganizations"));
            return Optional.of(new AddressClaim(true, exactness, because));
        }
        return Optional.of(new AddressClaim(
                false,
                0,
                configured(
                        side,
                        Reason.of(
                                "EXO-ATTR-08",
                                "holds {}, but the sender's domain {} is no accepted domain of {}",
                                peer.address(),
                                domain.isEmpty() ? "<>" : domain,
                                side.tenant().name()))));
    }

    private static Optional<IpRange> range(Cloud.Side side, Peer peer) {
        var ranges = side.connector().match().senderIPAddresses();
        return ranges.isEmpty()
                ? Optional.empty()
                : ranges.stream()
                        .filter(each -> each.contains(peer.address()))
                        .min(Comparator.comparing(IpRange::size));
    }

    private static Reason configured(Cloud.Side side, Reason because) {
        return because.configuredAt(side.connector().source().originOf("SenderIPAddresses"));
    }

    /** EXO-ATTR-55, EXO-ATTR-62: a tenant that TrustedOrganizations name, by any of its domains, and whose domain the sender has. */
    private static Optional<Tenant> sibling(Cloud cloud, Cloud.Side side, String domain) {
        var trusted = side.connector().trust().trustedOrganizations();
        var unused =
                cloud.settings().assumption(Assumption.TRUSTED_ORGANIZATIONS).equals("no-effect");
        if (trusted.isEmpty() || domain.isEmpty() || unused) {
            return Optional.empty();
        }
        return cloud.topology()
                .tenantOf(domain)
                .filter(tenant -> trusted.stream()
                        .anyMatch(name -> name.equalsIgnoreCase(tenant.name())
                                || tenant.accepted(name).isPresent()));
    }
}
