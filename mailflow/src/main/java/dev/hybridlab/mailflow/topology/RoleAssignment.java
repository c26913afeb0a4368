package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.Optional;

/**
 * What Exchange itself lets an application do, beside what Entra put into its tokens: New-ManagementRoleAssignment -App (TOK-50).
 *
 * @param source where it was written
 * @param role {@code Application SMTP.SendAsApp}
 * @param app the object id or the client id of a service principal
 * @param scope whose mailboxes; empty: everybody's
 */
public record RoleAssignment(ConfigObject source, String role, String app, Optional<ManagementScope> scope) {
    /** The role that stands for the permission SMTP.SendAsApp. */
    public static final String SENDS = "Application SMTP.SendAsApp";

    public String name() {
        return source.identity();
    }

    public boolean isOf(ServicePrincipal principal) {
        return app.equalsIgnoreCase(principal.appId()) || app.equalsIgnoreCase(principal.objectId());
    }
}
