package dev.hybridlab.exo.policy;

import dev.hybridlab.exo.policy.ClientLogon.Written;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Optional;

/** The authentication policy that holds for a mailbox: its own, else the tenant's default; without one nothing is blocked (AUTH-35). */
final class BasicPolicy {
    private BasicPolicy() {}

    /** The name of the policy that blocks passwords over SMTP; empty: none does. */
    static Optional<Written<String>> blocking(Tenant tenant, Recipient mailbox) {
        return mailbox.source()
                .text("AuthenticationPolicy")
                .or(() -> tenant.organizationConfig().text("DefaultAuthenticationPolicy"))
                .flatMap(name -> named(tenant, name))
                .filter(policy -> !policy.flag("AllowBasicAuthSmtp"))
                .map(policy -> new Written<>(policy.identity(), policy.originOf("AllowBasicAuthSmtp")));
    }

    private static Optional<ConfigObject> named(Tenant tenant, String name) {
        return tenant.settings().authenticationPolicies().stream()
                .filter(policy -> policy.identity().equalsIgnoreCase(name))
                .findFirst();
    }
}
