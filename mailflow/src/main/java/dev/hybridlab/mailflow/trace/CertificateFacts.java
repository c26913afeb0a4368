package dev.hybridlab.mailflow.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as the peer that received it sees it.
 *
 * @param identity who it says it is and who signed it
 * @param names the DNS names of its subject alternative name, as written
 * @param notBefore start of validity
 * @param notAfter end of validity
 * @param chain what building a chain to a trusted root gave, dates left out
 * @param clientAuth whether its extended key usage, if it has one, lets a client show it (RFC 5280 §4.2.1.12)
 */
public record CertificateFacts(
        Identity identity, List<String> names, Instant notBefore, Instant notAfter, Chain chain, boolean clientAuth) {
    public CertificateFacts {
        names = List.copyOf(names);
    }

    /**
     * @param commonName the subject's CN, empty when it has none
     * @param subject as Exchange prints it, {@code CN=mail.contoso.com}
     * @param issuer likewise
     * @param serial upper-case hex
     * @param thumbprint 40 upper-case hex digits
     */
    public record Identity(
            Optional<String> commonName, String subject, String issuer, String serial, String thumbprint) {}

    /** What is wrong with the chain, if anything. */
    public enum Chain {
        TRUSTED,
        SELF_SIGNED,
        UNTRUSTED_ROOT,
        MISSING_INTERMEDIATE
    }

    /** Whether {@code at} lies in its validity. */
    public boolean validAt(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }
}
