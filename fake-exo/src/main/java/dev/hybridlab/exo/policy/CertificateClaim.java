package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.exchange.TlsMismatch;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * Whether a connector recognises the peer by its certificate (EXO-ATTR-03, EXO-ATTR-05 to EXO-ATTR-07, EXO-ATTR-22, EXO-ATTR-23).
 *
 * @param named whether the peer showed the name, though it may not count
 */
record CertificateClaim(boolean fits, boolean named, Reason because) {
    static CertificateClaim of(Cloud cloud, Cloud.Side side, Peer peer) {
        var connector = side.connector();
        var wanted = connector.match().tlsSenderCertificateName();
        var origin = connector.source().originOf("TlsSenderCertificateName");
        if (wanted.isEmpty()) {
            return no(Reason.of("EXO-ATTR-48", "names no certificate").configuredAt(origin));
        }
        var shown = peer.tls().flatMap(facts -> facts.client());
        if (shown.isEmpty()) {
            return no(Reason.of("EXO-ATTR-03", "wants {}, the peer showed no certificate", wanted.get())
                    .configuredAt(origin));
        }
        if (named(wanted.get(), shown.get()).isEmpty()) {
            return no(Reason.of("EXO-ATTR-03", "wants {}, the peer showed {}", wanted.get(), subject(shown.get()))
                    .configuredAt(origin));
        }
        var wrong = TlsJudgement.certificate(shown.get(), peer.session().at());
        if (wrong.isPresent() && !tolerated(cloud, wrong.get())) {
            return no(invalid(wrong.get(), shown.get()).configuredAt(origin));
        }
        var claim = accepted(cloud, side, wanted.get(), shown.get());
        return shown.get().clientAuth() ? claim : claim.forServersOnly(cloud, shown.get());
    }

    /** TLS-51: nobody knows whether such a certificate counts. */
    private CertificateClaim forServersOnly(Cloud cloud, CertificateFacts shown) {
        var ignored = cloud.settings()
                .assumption(Assumption.CERTIFICATE_WITHOUT_CLIENT_AUTH)
                .equals("not-attributed");
        return ignored && fits
                ? no(Reason.assuming("TLS-51", "{} is not meant for clients, so it is nobody's", subject(shown))
                        .configuredAt(because.configured().orElseThrow()))
                : new CertificateClaim(fits, named, because.alsoAssuming("TLS-51"));
    }

    private static String subject(CertificateFacts shown) {
        return shown.identity().subject();
    }

    private static CertificateClaim no(Reason because) {
        return new CertificateClaim(false, false, because);
    }

    private static boolean tolerated(Cloud cloud, TlsMismatch wrong) {
        return (wrong == TlsMismatch.EXPIRED || wrong == TlsMismatch.NOT_YET_VALID)
                && cloud.settings()
                        .assumption(Assumption.EXPIRED_CLIENT_CERTIFICATE)
                        .equals("match");
    }

    private static Reason invalid(TlsMismatch wrong, CertificateFacts shown) {
        return switch (wrong) {
            case EXPIRED -> Reason.assuming("EXO-ATTR-23", "{} has expired, so it is nobody's", subject(shown));
            case NOT_YET_VALID -> Reason.assuming("EXO-ATTR-23", "{} is not valid yet", subject(shown));
            case MISSING_INTERMEDIATE ->
                Reason.of("EXO-ATTR-22", "{} came without its intermediate and cannot be validated", subject(shown));
            case UNTRUSTED_ROOT, SELF_SIGNED, SUBJECT_MISMATCH ->
                Reason.of("EXO-ATTR-22", "{} does not chain to a trusted root", subject(shown));
        };
    }

    /** EXO-ATTR-05: the name counts only if its domain is accepted in the connector's own tenant. */
    private static CertificateClaim accepted(
            Cloud cloud, Cloud.Side side, DomainPattern wanted, CertificateFacts shown) {
        var origin = side.connector().source().originOf("TlsSenderCertificateName");
        if (counts(cloud, new AcceptedFor(cloud, side), wanted)) {
            return new CertificateClaim(true, true, recognised(wanted, shown).configuredAt(origin));
        }
        var missing = Reason.of(
                        "EXO-ATTR-05",
                        "matches {}, but {} is no accepted domain of {}",
                        subject(shown),
                        wanted,
                        side.tenant().name())
                .alsoAssuming("EXO-ATTR-06")
                .configuredAt(origin);
        return new CertificateClaim(
                false, true, wanted.kind() == DomainPattern.Kind.EXACT ? missing.alsoAssuming("EXO-ATTR-05") : missing);
    }

    private static boolean counts(Cloud cloud, AcceptedFor own, DomainPattern wanted) {
        return switch (wanted.kind()) {
            case ANY -> false; // EXO-ATTR-05: * is no domain of anybody
            case EXACT -> own.domain(wanted.base()) || lenient(cloud) && anyParentAccepted(own, wanted.base());
            case SUBDOMAINS -> own.domain(wanted.base()) || own.subdomainOf(wanted.base());
        };
    }

    private static boolean lenient(Cloud cloud) {
        return cloud.settings()
                .assumption(Assumption.NON_WILDCARD_CERTIFICATE_NAME)
                .equals("lenient");
    }

    private static boolean anyParentAccepted(AcceptedFor own, String name) {
        for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (own.domain(name.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }

    /** EXO-ATTR-07: the wildcard of a connector covers every name below its domain. */
    private static Optional<String> named(DomainPattern wanted, CertificateFacts shown) {
        return CertificateNames.match(wanted, shown, CertificateNames.Labels.ANY);
    }

    /** TLS-12: that the wildcard of a certificate covers a connector's plain name is inferred. */
    private static Reason recognised(DomainPattern wanted, CertificateFacts shown) {
        var because = Reason.of("EXO-ATTR-03", "{} is the peer's {}", wanted, subject(shown));
        var byWildcard = wanted.kind() == DomainPattern.Kind.EXACT
                && named(wanted, shown).filter(name -> name.startsWith("*.")).isPresent();
        return byWildcard ? because.alsoAssuming("TLS-12") : because;
    }

    /** For a lock-down: whether the shown certificate carries the name and can be believed. */
    static boolean satisfies(Optional<DomainPattern> wanted, Peer peer) {
        var shown = peer.tls().flatMap(facts -> facts.client());
        return wanted.isPresent()
                && shown.isPresent()
                && named(wanted.get(), shown.get()).isPresent()
                && TlsJudgement.certificate(shown.get(), peer.session().at()).isEmpty();
    }
}
