package dev.hybridlab.mailflow.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of an access token (TOK-03 to TOK-07). A claim of another type than it should have counts as missing.
 *
 * @param all claim to value: text, number, flag, list or map
 */
public record TokenClaims(Map<String, Object> all) {
    /** The end of the year 9999 in seconds since 1970: what is later is no time. */
    private static final double LATEST = 253_402_300_799d;

    public TokenClaims {
        all = Map.copyOf(all);
    }

    /** {@code aud}: the resource that it is for, {@code https://outlook.office365.com}; empty when missing. */
    public String audience() {
        return text("aud");
    }

    /** {@code iss}: {@code https://sts.windows.net/<tid>/}; empty when missing. */
    public String issuer() {
        return text("iss");
    }

    /** {@code tid}: the tenant's GUID; empty when missing. */
    public String tenantId() {
        return text("tid");
    }

    /** {@code upn}: the user who logged on; empty for an application that acts for nobody. */
    public String userPrincipalName() {
        return text("upn");
    }

    /** {@code oid}: the user, or the service principal of the application; empty when missing. */
    public String objectId() {
        return text("oid");
    }

    /** {@code appid}: the application; empty when missing. */
    public String applicationId() {
        return text("appid");
    }

    /** {@code scp}: what the application may do for the user, {@code SMTP.Send}. */
    public List<String> scopes() {
        var scopes = text("scp");
        return scopes.isBlank() ? List.of() : List.of(scopes.strip().split(" +"));
    }

    /** {@code roles}: what the application may do by itself, {@code SMTP.SendAsApp}. */
    public List<String> roles() {
        return all.get("roles") instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** {@code exp}: from then on it is worth nothing. */
    public Optional<Instant> expires() {
        return time("exp");
    }

    /** {@code nbf}: before that it is worth nothing. */
    public Optional<Instant> notBefore() {
        return time("nbf");
    }

    /** Whether an application acts for itself and not for a user. */
    public boolean isApplication() {
        return userPrincipalName().isEmpty() && scopes().isEmpty();
    }

    private String text(String claim) {
        return all.get(claim) instanceof String text ? text : "";
    }

    private Optional<Instant> time(String claim) {
        return all.get(claim) instanceof Number seconds && Math.abs(seconds.doubleValue()) <= LATEST
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
