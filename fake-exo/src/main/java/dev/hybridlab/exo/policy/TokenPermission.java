package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.token.TokenClaims;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a token that reads well lets its holder send as a user. Each cause has a sentence of its own here and one answer on
 * the wire (AUTH-08).
 */
final class TokenPermission {
    // TOK-03
    private static final List<String> AUDIENCES =
            List.of("https://outlook.office365.com", "https://outlook.office.com", "https://outlook.office365.us");

    private TokenPermission() {}

    /**
     * What the holder wants.
     *
     * @param user the {@code user=} of the blob
     * @param tenantId the GUID of the tenant in which that mailbox is
     * @param now virtual
     * @param fullAccess whether this user principal name, or this object id, has FullAccess to the mailbox
     */
    record Wish(String user, String tenantId, Instant now, Predicate<String> fullAccess) {}

    /** What is wrong first, as a sentence about the token with what mends it; empty when the token is good for it. */
    static Optional<String> wrong(TokenClaims claims, Wish wish) {
        if (!AUDIENCES.contains(claims.audience())) {
            return Optional.of("aud is '" + claims.audience() + "': ask for a scope of https://outlook.office365.com");
        }
        if (!claims.tenantId().equals(wish.tenantId())
                || !claims.issuer().equals("https://sts.windows.net/" + wish.tenantId() + "/")) { // TOK-06
            return Optional.of(
                    "it is from the tenant '" + claims.tenantId() + "', the mailbox is in " + wish.tenantId());
        }
        return life(claims, wish.now())
                .or(() -> claims.isApplication() ? application(claims, wish) : delegated(claims, wish));
    }

    /** TOK-07. */
    private static Optional<String> life(TokenClaims claims, Instant now) {
        if (claims.expires().map(end -> !now.isBefore(end)).orElse(true)) {
            return Optional.of("it has expired: ask for a new one");
        }
        return claims.notBefore().filter(now::isBefore).map(begin -> "it is good from " + begin + " on only");
    }

    /** TOK-04; that of a shared mailbox's user is AUTH-22. */
    private static Optional<String> delegated(TokenClaims claims, Wish wish) {
        if (!claims.scopes().contains("SMTP.Send")) {
            return Optional.of("scp has no SMTP.Send: give the application this delegated permission");
        }
        var who = claims.userPrincipalName();
        return who.equalsIgnoreCase(wish.user())
                        || !who.isEmpty() && wish.fullAccess().test(who)
                ? Optional.empty()
                : Optional.of("upn is '" + who + "' and has no FullAccess to " + wish.user()
                        + ": Add-MailboxPermission " + wish.user() + " -User " + who + " -AccessRights FullAccess");
    }

    /** TOK-05, AUTH-23. */
    private static Optional<String> application(TokenClaims claims, Wish wish) {
        if (!claims.roles().contains("SMTP.SendAsApp")) {
            return Optional.of("roles has no SMTP.SendAsApp: give the application this permission and consent to it");
        }
        return wish.fullAccess().test(claims.objectId())
                ? Optional.empty()
                : Optional.of("the service principal '" + claims.objectId() + "' has no FullAccess to " + wish.user()
                        + ": New-ServicePrincipal with the object id of the enterprise application, then"
                        + " Add-MailboxPermission " + wish.user() + " -User " + claims.objectId()
                        + " -AccessRights FullAccess");
    }
}
