package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.time.Instant;
import java.util.Optional;

/** The TLS levels of both sides (TLS-11); every certificate counts as not revoked (TLS-15). */
public final class TlsJudgement {
    private TlsJudgement() {}

    /**
     * What is wrong with the server's certificate under this level: chain before dates before name.
     *
     * @param domain the name it must carry under DOMAIN_VALIDATION
     */
    public static Optional<TlsMismatch> judge(
            TlsLevel level, Optional<String> domain, CertificateFacts server, Instant now) {
        return switch (level) {
            case ENCRYPTION_ONLY -> Optional.empty();
            case CERTIFICATE_VALIDATION -> certificate(server, now);
            case DOMAIN_VALIDATION -> certificate(server, now).or(() -> name(domain, server));
        };
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

    private static Optional<TlsMismatch> name(Optional<String> domain, CertificateFacts server) {
        var fits = domain.isEmpty()
                || CertificateNames.match(DomainPattern.of(domain.get()), server)
                        .isPresent();
        return fits ? Optional.empty() : Optional.of(TlsMismatch.SUBJECT_MISMATCH);
    }
}
