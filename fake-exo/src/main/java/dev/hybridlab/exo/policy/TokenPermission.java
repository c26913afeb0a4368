package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.token.Resource;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.topology.Registrations;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a token that reads well lets its holder send as a user. Each cause has a fact of its own here and one answer on the
 * wire (AUTH-08).
 */
final class TokenPermission {
    private TokenPermission() {}

    /**
     * What the holder wants.
     *
     * @param user the {@code user=} of the blob
     * @param tenant in which that mailbox is
     * @param now virtual
     * @param access who may open that mailbox
     */
    record Wish(String user, Place tenant, Instant now, AppAccess access) {}

    /**
     * @param id the tenant's GUID
     * @param registrations what it knows of applications
     */
    record Place(String id, Registrations registrations) {
        static Place of(Tenant tenant) {
            return new Place(tenant.id(), tenant.registrations());
        }
    }

    /** What is wrong first; empty when the token is good for it. */
    static Optional<Reason> wrong(TokenClaims claims, Wish wish) {
        return unfit(claims, wish)
                .or(() -> claims.isApplication() ? application(claims, wish) : delegated(claims, wish));
    }

    /** What is wrong with the token itself, whoever shows it. */
    static Optional<Reason> unfit(TokenClaims claims, Wish wish) {
        if (!Resource.EXCHANGE.audiences().contains(claims.audience())) {
            return Optional.of(
                    Reason.of("TOK-03", "the token is for '{}', not for Exchange Online", claims.audience()));
        }
        var tenant = wish.tenant().id();
        if (!claims.tenantId().equals(tenant) || !claims.issuer().equals("https://sts.windows.net/" + tenant + "/")) {
            return Optional.of(Reason.of(
                    "TOK-06",
                    "the token is from the tenant '{}' by '{}', the mailbox is in {}",
                    claims.tenantId(),
                    claims.issuer(),
                    tenant));
        }
        return life(claims, wish.now()).or(() -> permission(claims, wish));
    }

    /** Its word for sending: a role of an application, or a scope that a user granted. */
    private static Optional<Reason> permission(TokenClaims claims, Wish wish) {
        if (claims.isApplication()) {
            return claims.roles().contains("SMTP.SendAsApp") ? Optional.empty() : assigned(claims, wish);
        }
        return claims.scopes().contains("SMTP.Send")
                ? Optional.empty()
                : Optional.of(Reason.of(
                        "TOK-04", "scp of the token for {} is '{}', without SMTP.Send", wish.user(), claims.scopes()));
    }

    /** An assignment of Exchange itself stands for the role (TOK-50). */
    private static Optional<Reason> assigned(TokenClaims claims, Wish wish) {
        var known = wish.tenant().registrations();
        var assignments = wish.access().ofApplication(claims, known);
        if (wish.access().covering(assignments).isPresent()) {
            return Optional.empty();
        }
        return assignments.stream()
                .flatMap(each -> each.scope().map(scope -> AppAccess.outside(each, scope, wish.user())).stream())
                .findFirst()
                .or(() -> Optional.of(roleless(claims, known)));
    }

    private static Optional<Reason> life(TokenClaims claims, Instant now) {
        var end = claims.expires().orElse(Instant.EPOCH);
        if (!now.isBefore(end)) {
            return Optional.of(Reason.of("TOK-07", "the token has expired at {}", end));
        }
        return claims.notBefore()
                .filter(now::isBefore)
                .map(begin -> Reason.of("TOK-07", "the token is good from {} on only", begin));
    }

    private static Optional<Reason> delegated(TokenClaims claims, Wish wish) {
        var who = claims.userPrincipalName();
        return who.equalsIgnoreCase(wish.user())
                        || !who.isEmpty() && wish.access().fullAccess().test(who)
                ? Optional.empty()
                : Optional.of(Reason.assuming(
                        "AUTH-22", "{} logs on with the token of '{}', who has no FullAccess", wish.user(), who));
    }

    /** The steps of AUTH-23, in the order in which they are taken. */
    private static Optional<Reason> application(TokenClaims claims, Wish wish) {
        var known = wish.tenant().registrations();
        var id = claims.applicationId();
        var told = known.servicePrincipal(id);
        if (told.isEmpty()) {
            return Optional.of(untold(claims, known));
        }
        if (!told.get().objectId().equalsIgnoreCase(claims.objectId())) {
            return Optional.of(Reason.of(
                            "TOK-12",
                            "Exchange knows the application {} with the object id {}, its enterprise application"
                                    + " has {}",
                            id,
                            told.get().objectId(),
                            claims.objectId())
                    .configuredAt(told.get().source().originOf("ObjectId")));
        }
        return mailbox(claims, wish);
    }

    /** FullAccess, or an assignment that does without (TOK-52). */
    private static Optional<Reason> mailbox(TokenClaims claims, Wish wish) {
        var access = wish.access();
        var covered = access.covering(access.ofApplication(claims, wish.tenant().registrations()))
                .isPresent();
        if (access.fullAccess().test(claims.objectId()) || covered && access.alone()) {
            return Optional.empty();
        }
        var because = Reason.of(
                "AUTH-23", "the service principal {} has no FullAccess to {}", claims.objectId(), wish.user());
        return Optional.of(covered ? because.alsoAssuming("TOK-52") : because);
    }

    private static Reason untold(TokenClaims claims, Registrations known) {
        var id = claims.applicationId();
        var because = Reason.of(
                "TOK-12", "nobody told Exchange of the application {} with the objectId {}", id, claims.objectId());
        return known.application(id)
                .map(each -> because.configuredAt(each.source().originOf("objectId")))
                .orElse(because);
    }

    /** The token does not say why it has no role; the tenant's registrations do. */
    private static Reason roleless(TokenClaims claims, Registrations known) {
        var application = known.application(claims.applicationId());
        if (application.isPresent() && !application.get().permissions().adminConsent()) {
            return Reason.assuming(
                            "TOK-11",
                            "the token of {} has no role SMTP.SendAsApp: adminConsent is false",
                            application.get().displayName())
                    .configuredAt(application.get().source().originOf("adminConsent"));
        }
        var because = Reason.of(
                "TOK-05",
                "roles of the token of the application {} is {}, without SMTP.SendAsApp among its"
                        + " applicationPermissions",
                claims.applicationId(),
                claims.roles());
        return application
                .map(each -> because.configuredAt(each.source().originOf("applicationPermissions")))
                .orElse(because);
    }
}
