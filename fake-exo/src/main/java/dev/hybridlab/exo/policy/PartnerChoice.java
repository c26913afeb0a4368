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

/** Which Partner connector of the recipient's tenant applies, and whether its lock-down lets the peer in (EXO-ATTR-09, EXO-ATTR-16, EXO-ATTR-33). */
record PartnerChoice(
        Optional<InboundConnector> connector,
        boolean recognised,
        Optional<Reason> refusal,
        boolean wantsTls,
        List<Considered> considered) {
    private record Fit(InboundConnector connector, boolean recognised, int exactness) {}

    private static final Comparator<Fit> BEST_FIRST = Comparator.comparing((Fit fit) -> !fit.recognised())
            .thenComparing(fit -> -fit.exactness())
            .thenComparing(fit -> fit.connector().name().toLowerCase(Locale.ROOT));

    static PartnerChoice of(Tenant tenant, Peer peer, Optional<EmailAddress> sender, EmailAddress recipient) {
        var fits = new ArrayList<Fit>();
        var considered = new ArrayList<Considered>();
        for (var connector : tenant.connectors().inbound()) {
            if (connector.connectorType() == ConnectorType.PARTNER) {
                var lost = loses(connector, sender, recipient);
                if (lost.isPresent()) {
                    considered.add(new Considered(connector.name(), false, lost.get()));
                } else {
                    fits.add(new Fit(connector, recognised(connector, peer), exactness(connector, sender)));
                }
            }
        }
        fits.sort(BEST_FIRST);
        for (var i = 0; i < fits.size(); i++) {
            considered.add(i, verdict(fits.get(i), fits.getFirst()));
        }
        if (fits.isEmpty()) {
            return new PartnerChoice(Optional.empty(), false, Optional.empty(), false, considered);
        }
        var chosen = fits.getFirst().connector();
        var plain = chosen.restrict().requireTls() && peer.tls().isEmpty();
        var recognised = fits.getFirst().recognised();
        return new PartnerChoice(Optional.of(chosen), recognised, lockDown(chosen, peer), plain, considered);
    }

    private static Optional<Reason> loses(
            InboundConnector connector, Optional<EmailAddress> sender, EmailAddress recipient) {
        var source = connector.source();
        if (!connector.enabled()) {
            return Optional.of(Reason.of("EXO-ATTR-42", "is disabled").configuredAt(source.originOf("Enabled")));
        }
        var associated = connector.match().associatedAcceptedDomains();
        if (!associated.isEmpty() && associated.stream().noneMatch(recipient.domain()::equalsIgnoreCase)) {
            return Optional.of(Reason.of("EXO-ATTR-46", "is for {} only", associated)
                    .configuredAt(source.originOf("AssociatedAcceptedDomains")));
        }
        return pattern(connector, sender).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of(
                                "EXO-ATTR-45",
                                "its SenderDomains {} do not hold the sender",
                                connector.match().senderDomains())
                        .configuredAt(source.originOf("SenderDomains")));
    }

    private static Optional<DomainPattern> pattern(InboundConnector connector, Optional<EmailAddress> sender) {
        return connector.match().senderDomains().stream()
                .filter(pattern -> sender.map(address -> pattern.covers(address.domain()))
                        .orElse(pattern.kind() == DomainPattern.Kind.ANY))
                .max(Comparator.comparingInt(DomainPattern::specificity));
    }

    private static int exactness(InboundConnector connector, Optional<EmailAddress> sender) {
        return pattern(connector, sender).map(DomainPattern::specificity).orElse(0);
    }

    private static boolean recognised(InboundConnector connector, Peer peer) {
        return byCertificate(connector, peer) || byAddress(connector, peer);
    }

    private static boolean byCertificate(InboundConnector connector, Peer peer) {
        return CertificateClaim.satisfies(connector.match().tlsSenderCertificateName(), peer);
    }

    private static boolean byAddress(InboundConnector connector, Peer peer) {
        return connector.match().senderIPAddresses().stream().anyMatch(range -> range.contains(peer.address()));
    }

    private static Considered verdict(Fit fit, Fit best) {
        var because = fit.equals(best)
                ? Reason.of("EXO-ATTR-09", fit.recognised() ? "recognises the peer" : "applies to the sender's domain")
                : fit.recognised() != best.recognised()
                        ? Reason.of(
                                "EXO-ATTR-33",
                                "'{}' recognises the peer",
                                best.connector().name())
                        : fit.exactness() < best.exactness()
                                ? Reason.of(
                                        "EXO-ATTR-33",
                                        "'{}' is more exact",
                                        best.connector().name())
                                : Reason.assuming(
                                        "EXO-ATTR-19",
                                        "the name of '{}' comes first",
                                        best.connector().name());
        return new Considered(
                fit.connector().name(),
                fit.equals(best),
                because.configuredAt(fit.connector().source().originOf("SenderDomains")));
    }

    /** EXO-ATTR-16, EXO-ATTR-51, EXO-ATTR-52. */
    private static Optional<Reason> lockDown(InboundConnector connector, Peer peer) {
        var restrict = connector.restrict();
        if (restrict.restrictDomainsToCertificate() && !byCertificate(connector, peer)) {
            var shown = peer.tls()
                    .flatMap(facts -> facts.client())
                    .map(facts -> facts.identity().subject())
                    .orElse("no certificate");
            return Optional.of(Reason.of(
                            "EXO-ATTR-51",
                            "'{}' lets in {} only, the peer showed {}",
                            connector.name(),
                            connector
                                    .match()
                                    .tlsSenderCertificateName()
                                    .map(DomainPattern::toString)
                                    .orElse("nobody"),
                            shown)
                    .configuredAt(connector.source().originOf("RestrictDomainsToCertificate")));
        }
        if (restrict.restrictDomainsToIPAddresses() && !byAddress(connector, peer)) {
            return Optional.of(Reason.of(
                            "EXO-ATTR-52",
                            "'{}' lets in {} only, the peer is {}",
                            connector.name(),
                            connector.match().senderIPAddresses(),
                            peer.address())
                    .configuredAt(connector.source().originOf("RestrictDomainsToIPAddresses")));
        }
        return Optional.empty();
    }
}
