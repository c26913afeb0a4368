package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as a topology describes it.
 *
 * @param source the object it was read from
 * @param name what the topology calls it
 * @param kind who may sign whom
 * @param issuedBy the signer's name; empty for a self-signed one
 * @param names DNS names, the first one is the CN unless {@code sanOnly}
 * @param validity from and to
 * @param flaws what is wrong with it on purpose, and its key
 * @param use what it can be used for where it is installed
 */
public record CertificateSpec(
        ConfigObject source,
        String name,
        Kind kind,
        Optional<String> issuedBy,
        List<String> names,
        Validity validity,
        Flaws flaws,
        Use use) {
    public enum Kind {
        AUTHORITY,
        INTERMEDIATE,
        LEAF
    }

    public CertificateSpec {
        names = List.copyOf(names);
    }

    /** In whole seconds, as a certificate has them (RFC 5280 §4.1.2.5). */
    public record Validity(Instant notBefore, Instant notAfter) {
        public Validity {
            notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
            notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /**
     * @param sanOnly the subject has no CN that is a host name
     * @param sendsChain false: presented without its intermediate
     * @param trusted for an authority: whether hosts trust it
     * @param rsa an RSA-2048 key instead of EC P-256
     */
    public record Flaws(boolean sanOnly, boolean sendsChain, boolean trusted, boolean rsa) {
        public static final Flaws NONE = new Flaws(false, true, true, false);
    }

    /**
     * @param privateKey false: installed without it, so that nobody can show it (TLS-22)
     * @param smtp false: not enabled for the service SMTP (TLS-23)
     * @param clientAuth false: its extended key usage names serverAuth alone (RFC 5280 §4.2.1.12)
     */
    public record Use(boolean privateKey, boolean smtp, boolean clientAuth) {
        public static final Use ANY = new Use(true, true, true);

        /** Whether a server can show it (TLS-42). */
        public boolean presentable() {
            return privateKey && smtp;
        }
    }

    /** The CN, empty for {@code sanOnly}. */
    public Optional<String> commonName() {
        return flaws.sanOnly() || names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst());
    }
}
