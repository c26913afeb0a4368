package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.List;
import java.util.Optional;

/** Who is asked whether an application may act for them: at a browser, or at the page for device codes. */
public final class SignIn {
    private final Accounts accounts;

    public SignIn(Topology topology) {
        accounts = new Accounts(topology);
    }

    /** What comes of an application that asks. */
    public sealed interface Asking permits Open, Refused {}

    /**
     * It may ask.
     *
     * @param named the tenant as the address names it
     * @param tenant that one; where the address leaves it open, the first that has the application
     * @param application who asks
     */
    public record Open(String named, Tenant tenant, Application application) implements Asking {}

    /** What comes of a user who says a name. */
    public sealed interface Naming permits Known, Refused {}

    /**
     * @param tenantId the GUID of the user's tenant
     * @param user the address
     */
    public record Known(String tenantId, String user) implements Naming {}

    /** @param named the tenant, as the address names it */
    public Asking open(String named, String clientId) {
        if (clientId.isEmpty()) {
            return Refusal.PARAMETER_MISSING.of("client_id");
        }
        var open = Accounts.isOpen(named);
        var tenant = open
                ? accounts.topology().tenants().stream()
                        .filter(each ->
                                each.registrations().application(clientId).isPresent())
                        .findFirst()
                : accounts.tenant(named);
        if (tenant.isEmpty()) {
            return open ? Refusal.APPLICATION_UNKNOWN.of(clientId, named) : Refusal.TENANT_UNKNOWN.of(named);
        }
        return tenant.get()
                .registrations()
                .application(clientId)
                .<Asking>map(application -> new Open(named, tenant.get(), application))
                .orElseGet(() ->
                        Refusal.APPLICATION_UNKNOWN.of(clientId, tenant.get().name())); // TOK-21
    }

    /** The same, for these permissions. */
    public Asking open(String named, String clientId, String scope) {
        return switch (open(named, clientId)) {
            case Refused refused -> refused;
            case Open open -> {
                if (scope.isBlank()) {
                    yield Refusal.PARAMETER_MISSING.of("scope");
                }
                yield ScopeReading.of(scope, open.tenant().name()) instanceof Refused refused ? refused : open;
            }
        };
    }

    /** In the tenant of the address, or in its own; a user of the lab who is there has a second factor too (TOK-41). */
    public Naming logOn(Open open, String user) {
        var tenant = accounts.tenant(open.named(), user);
        var known = tenant.flatMap(each -> Accounts.user(each, user));
        if (tenant.isEmpty() || known.isEmpty()) {
            return Refusal.USER_UNKNOWN.of(user, tenant.map(Tenant::name).orElse(open.named())); // TOK-26
        }
        return new Known(tenant.get().id(), known.get().key());
    }

    /** Whom a page offers. */
    public List<EmailAddress> users(Open open) {
        return Accounts.users(open.tenant());
    }

    /** The GUID of a tenant; {@code {tenantid}} where the address leaves it open; empty: there is none. */
    public Optional<String> tenantId(String named) {
        return Accounts.isOpen(named)
                ? Optional.of("{tenantid}")
                : accounts.tenant(named).map(Tenant::id);
    }

    /** Whether the address leaves the tenant open. */
    public static boolean isOpen(String named) {
        return Accounts.isOpen(named);
    }

    /** What an unknown tenant is refused with (TOK-21). */
    public static Refused unknown(String tenant) {
        return Refusal.TENANT_UNKNOWN.of(tenant);
    }
}
