package dev.hybridlab.identity.policy;

import dev.hybridlab.mailflow.token.KeyCredential;
import dev.hybridlab.mailflow.token.TokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What an application says and signs in place of a secret (RFC 7521 §4.2, RFC 7523 §2.2, TOK-24). Nothing of it is believed yet.
 *
 * @param thumbprints of its certificate, in hex digits: one, or SHA-1 and SHA-256
 * @param claims what it says
 * @param signedBy whether the key of a certificate made the signature
 * @param calledAt scheme, host and port at which the client called the provider
 */
public record ClientAssertion(
        List<String> thumbprints, TokenClaims claims, Predicate<KeyCredential> signedBy, String calledAt) {
    static final String MICROSOFT = "https://login.microsoftonline.com";
    static final String TOKEN = "/oauth2/v2.0/token";
    private static final Duration LIFE = Duration.ofMinutes(10);

    public ClientAssertion {
        thumbprints = List.copyOf(thumbprints);
    }

    /** As a client makes it that has the key of the certificate with this thumbprint, and no mistake in anything else. */
    public static ClientAssertion good(String thumbprint, String appId, String tenant, Instant now) {
        var claims = Map.<String, Object>of(
                "iss",
                appId,
                "sub",
                appId,
                "aud",
                MICROSOFT + "/" + tenant + TOKEN,
                "nbf",
                now.getEpochSecond(),
                "exp",
                now.plus(LIFE).getEpochSecond());
        return new ClientAssertion(List.of(thumbprint), new TokenClaims(claims), key -> true, MICROSOFT);
    }

    /** RFC 7519 §4.1.3: one or several. */
    List<String> audiences() {
        return claims.all().get("aud") instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(claims.audience());
    }

    /** Whether it is from this application and about it: RFC 7523 §3, items 1 and 2. */
    boolean isOf(String appId) {
        return appId.equalsIgnoreCase(claims.issuer())
                && claims.all().get("sub") instanceof String subject
                && appId.equalsIgnoreCase(subject);
    }
}
