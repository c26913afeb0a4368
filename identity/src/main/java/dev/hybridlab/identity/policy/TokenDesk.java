package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.ScopeReading.Asked;
import dev.hybridlab.identity.policy.TokenAnswer.Granted;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.ConditionalAccessPolicy.Control;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers requests for tokens. The order of its checks is a house choice (TOK-20). */
public final class TokenDesk {
    /** TOK-27: seconds. */
    public static final long LIFE = 3599;

    /** TOK-28. */
    private static final Duration IDLE = Duration.ofDays(90);

    private static final String CLIENT = "mobileAppsAndDesktopClients";
    private final Accounts accounts;

    public TokenDesk(Topology topology) {
        accounts = new Accounts(topology);
    }

    /** One request whose tenant and application are known. */
    private record Case(Tenant tenant, Application application, TokenRequest request, Instant now) {}

    public TokenAnswer answer(TokenRequest request, Instant now) {
        var user = userOf(request.grant());
        if (Accounts.isOpen(request.tenant()) && user.isEmpty()) {
            return Refusal.TENANT_NOT_TOLD.of();
        }
        var tenant = accounts.tenant(request.tenant(), user);
        if (tenant.isEmpty()) {
            return Refusal.TENANT_UNKNOWN.of(request.tenant()); // TOK-21
        }
        if (request.clientId().isEmpty()) {
            return Refusal.PARAMETER_MISSING.of("client_id");
        }
        var application = tenant.get().registrations().application(request.clientId());
        if (application.isEmpty()) {
            return Refusal.APPLICATION_UNKNOWN
                    .of(request.clientId(), tenant.get().name())
                    .at(tenant.get().settings().lab(), "tenant"); // TOK-21
        }
        var asked = new Case(tenant.get(), application.get(), request, now);
        Optional<TokenAnswer> unproved = unproved(asked).map(each -> each);
        return unproved.orElseGet(() -> proved(asked));
    }

    private static String userOf(Grant grant) {
        return switch (grant) {
            case Grant.Password(var user, var password) -> user;
            case Grant.Refresh(var ticket) -> ticket.user();
            case Grant.Device(var ticket) -> ticket.user();
            case Grant.Code(var ticket, var uri, var verifier) -> ticket.user();
            case Grant.ClientCredentials own -> "";
            case Grant.Worthless worthless -> "";
        };
    }

    private Optional<Refused> unproved(Case asked) {
        var application = asked.application();
        var credentials = application.credentials();
        return switch (asked.request().proof()) {
            case ClientProof.Nothing nothing -> {
                var mayBePublic =
                        application.publicClient() && !(asked.request().grant() instanceof Grant.ClientCredentials);
                yield mayBePublic
                        ? Optional.empty()
                        : Optional.of(Refusal.PROOF_MISSING
                                .of()
                                .at(application.source(), "isFallbackPublicClient")); // TOK-25
            }
            case ClientProof.Secret(var text)
            when !credentials.secrets().contains(text) ->
                Optional.of(Refusal.SECRET_WRONG
                        .of(application.appId())
                        .at(application.source(), "clientSecrets")); // TOK-22
            case ClientProof.Secret(var text) ->
                credentials
                        .secretsExpire()
                        .filter(end -> !asked.now().isBefore(end))
                        .map(end -> Refusal.SECRET_EXPIRED
                                .of(application.appId())
                                .at(application.source(), "secretsExpire")); // TOK-23
            case ClientProof.Assertion(var statement) ->
                new AssertionCheck(accounts, asked.tenant(), asked.request().tenant(), application, asked.now())
                        .refused(statement);
            case ClientProof.Unreadable(var refused) -> Optional.of(refused);
        };
    }

    private TokenAnswer proved(Case asked) {
        return switch (asked.request().grant()) {
            case Grant.ClientCredentials own -> own(asked);
            case Grant.Password(var user, var password) -> byPassword(asked, user, password);
            case Grant.Refresh(var ticket) -> refreshed(asked, ticket);
            case Grant.Device(var ticket) -> redeemed(asked, ticket, ticket.scope());
            case Grant.Code(var ticket, var uri, var verifier) -> byCode(asked, ticket, uri, verifier);
            case Grant.Worthless(var refusal) -> refusal.of();
        };
    }

    private TokenAnswer own(Case asked) {
        var scope = asked.request().scope().strip();
        if (scope.isEmpty()) {
            return Refusal.PARAMETER_MISSING.of("scope");
        }
        if (!scope.endsWith("/.default") || scope.contains(" ")) {
            return Refusal.SCOPE_NOT_DEFAULT.of(scope); // TOK-13
        }
        return switch (ScopeReading.of(scope, asked.tenant().name())) {
            case Refused refused -> refused;
            case Asked found -> own(asked, found);
        };
    }

    private TokenAnswer own(Case asked, Asked found) {
        var application = asked.application();
        var permissions = application.permissions();
        var roles = permissions.adminConsent()
                ? permissions.application().stream()
                        .filter(found.resource().application()::contains)
                        .toList()
                : List.<String>of();
        var because = permissions.adminConsent()
                ? Reason.of("TOK-05", "{} may by itself do {}", application.displayName(), roles)
                : Reason.assuming("TOK-11", "nobody consented to what {} may do: no roles", application.displayName());
        return new Granted(claims(asked).own(found.audience(), roles), "", Optional.empty(), Optional.empty(), because);
    }

    private TokenAnswer byPassword(Case asked, String named, String password) {
        var user = Accounts.user(asked.tenant(), named);
        if (user.isEmpty()) {
            return Refusal.USER_UNKNOWN.of(named, asked.tenant().name()); // TOK-26
        }
        if (!password.equals(LabSettings.PASSWORD)) {
            return Refusal.PASSWORD_WRONG.of(); // TOK-26
        }
        return delegated(asked, user.get(), asked.request().scope(), Optional.empty());
    }

    private TokenAnswer refreshed(Case asked, Ticket ticket) {
        if (!asked.now().isBefore(ticket.issued().plus(IDLE))) {
            return Refusal.REFRESH_EXPIRED.of(ticket.issued()); // TOK-28
        }
        var scope = asked.request().scope();
        return redeemed(asked, ticket, scope.isBlank() ? ticket.scope() : scope);
    }

    private TokenAnswer byCode(Case asked, Ticket ticket, String uri, String verifier) {
        var redirect = ticket.redirect().orElse(new Ticket.Redirect("", "", ""));
        if (!redirect.uri().equals(uri)) {
            return Refusal.REDIRECT_WRONG.of(uri, asked.application().appId()); // TOK-35
        }
        if (!redirect.challenge().equals(verifier.isEmpty() ? "" : Pkce.challenge(verifier))) {
            return Refusal.VERIFIER_WRONG.of(); // RFC 7636 §4.6
        }
        return redeemed(asked, ticket, ticket.scope());
    }

    private TokenAnswer redeemed(Case asked, Ticket ticket, String scope) {
        var user = Accounts.user(asked.tenant(), ticket.user());
        var fits = ticket.tenantId().equals(asked.tenant().id())
                && ticket.appId().equalsIgnoreCase(asked.application().appId());
        return fits && user.isPresent()
                ? delegated(asked, user.get(), scope, Optional.of(ticket))
                : Refusal.MALFORMED.of();
    }

    /** @param agreed the user was there: with a second factor, and agreed to what it says */
    private TokenAnswer delegated(Case asked, EmailAddress user, String scope, Optional<Ticket> agreed) {
        if (scope.isBlank()) {
            return Refusal.PARAMETER_MISSING.of("scope");
        }
        return switch (ScopeReading.of(scope, asked.tenant().name())) {
            case Refused refused -> refused;
            case Asked found -> {
                var control = Accounts.control(asked.tenant(), user, CLIENT);
                if (control.filter(policy -> policy.control() == Control.BLOCK).isPresent()) {
                    yield Refusal.BLOCKED.of().at(control.get().source(), "builtInControls"); // TOK-40
                }
                if (control.isPresent() && agreed.isEmpty()) {
                    yield Refusal.SECOND_FACTOR
                            .of(found.audience())
                            .at(control.get().source(), "builtInControls"); // TOK-41
                }
                yield granted(asked, user, found, agreed);
            }
        };
    }

    private TokenAnswer granted(Case asked, EmailAddress user, Asked found, Optional<Ticket> agreed) {
        var application = asked.application();
        var allowed = new LinkedHashSet<String>();
        if (application.permissions().adminConsent()) {
            allowed.addAll(application.permissions().delegated());
        }
        agreed.map(ticket -> ScopeReading.of(ticket.scope(), asked.tenant().name()))
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .ifPresent(before -> {
                    allowed.addAll(before.permissions());
                    allowed.addAll(
                            before.byDefault() ? application.permissions().delegated() : List.of());
                });
        allowed.retainAll(found.resource().delegated());
        if (!allowed.containsAll(found.permissions()) || allowed.isEmpty()) {
            return Refusal.CONSENT_MISSING
                    .of(application.appId(), application.displayName())
                    .at(application.source(), "adminConsent"); // TOK-11
        }
        var permissions = List.copyOf(allowed);
        var refresh = found.refreshable()
                ? Optional.of(new Ticket(
                        asked.tenant().id(),
                        application.appId(),
                        user.key(),
                        scope(found, permissions, " " + String.join(" ", found.words())),
                        asked.now(),
                        Optional.empty()))
                : Optional.<Ticket>empty();
        Map<String, Object> claims = claims(asked).delegated(user, found, permissions);
        var because = Reason.of("TOK-04", "{} may do {} for {}", application.displayName(), permissions, user.key());
        return new Granted(
                claims,
                scope(found, permissions, ""),
                refresh,
                found.words().contains("openid") ? Optional.of(claims(asked).identity(user)) : Optional.empty(),
                found.bare() ? because.alsoAssuming("TOK-10") : because);
    }

    private static String scope(Asked found, List<String> permissions, String more) {
        return String.join(
                        " ",
                        permissions.stream()
                                .map(each -> found.audience() + "/" + each)
                                .toList())
                + more;
    }

    private Claims claims(Case asked) {
        return new Claims(
                accounts,
                asked.tenant(),
                asked.application(),
                asked.request().proof().strength(),
                asked.now());
    }
}
