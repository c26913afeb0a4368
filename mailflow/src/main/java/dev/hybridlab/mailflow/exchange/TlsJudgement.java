package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.time.Instant;
import java.util.Optional;

/** The TLS levels of both sides (TLS-11); revocation is asked about elsewhere (TLS-15). */
public final class TlsJudgement {
    private TlsJudgement() {}

    /**
     * What is wrong with the server's certificate under this level: chain before dates before name.
     *
     * @param name what it must be called under DOMAIN_VALIDATION
     */
    public static Optional<TlsMismatch> judge(TlsLevel level, Name name, CertificateFacts server, Instant now) {
        return switch (level) {
            case ENCRYPTION_ONLY -> Optional.empty();
            case CERTIFICATE_VALIDATION -> certificate(server, now);
            case DOMAIN_VALIDATION -> certificate(server, now).or(() -> called(name, server));
        };
    }

    /**
     * @param domain empty: any name will do
     * @param labels what a wildcard stands for
     */
    public record Name(Optional<String> domain, CertificateNames.Labels labels) {}

    /** Whether it was a wildcard that satisfied DOMAIN_VALIDATION, which rests on TLS-12. */
    public static boolean byWildcard(TlsLevel level, Name name, CertificateFacts server) {
        return level == TlsLevel.DOMAIN_VALIDATION
                && name.domain().isPresent()
                && !CertificateNames.of(server)
                        .contains(Topology.fold(name.domain().get()));
    }

    /** Chain and dates alone. */
    public static Optional<TlsMismatch> certificate(CertificateFacts shown, Instant now) {
        return switch (shown.chain()) {
            case SELF_SIGNED -> Optional.of(TlsMismatch.SELF_SIGNED);
            case UNTRUSTED_ROOT -> Optional.of(TlsMismatch.UNTRUSTED_ROOT);
            case MISSING_INTERMEDIATE -> Optional.of(TlsMismatch.MISSING_INTERMEDIATE);
            case TRUSTED ->
                now.isBefore(shown.notBefore())
                        ? Optional.of(TlsMismatch.NOT_YET_VALID)
                        : now.isAfter(shown.notAfter()) ? Optional.of(TlsMismatch.EXPIRED) : Optional.empty();
        };
    }

    private static Optional<TlsMismatch> called(Name name, CertificateFacts server) {
        var fits = name.domain().isEmpty()
                || CertificateNames.match(DomainPattern.of(name.domain().get()), server, name.labels())
                        .isPresent();
        return fits ? Optional.empty() : Optional.of(TlsMismatch.SUBJECT_MISMATCH);
    }
}
