package dev.hybridlab.mailflow.topology;

import java.util.List;
import java.util.Optional;

/**
 * What a tenant's identity provider knows besides its users.
 *
 * @param applications registered ones
 * @param servicePrincipals those that Exchange Online was told of
 * @param conditionalAccess policies, in their order
 * @param roleAssignments what Exchange itself lets applications do
 */
public record Registrations(
        List<Application> applications,
        List<ServicePrincipal> servicePrincipals,
        List<ConditionalAccessPolicy> conditionalAccess,
        List<RoleAssignment> roleAssignments) {
    public Registrations {
        applications = List.copyOf(applications);
        servicePrincipals = List.copyOf(servicePrincipals);
        conditionalAccess = List.copyOf(conditionalAccess);
        roleAssignments = List.copyOf(roleAssignments);
    }

    /** By its client id, in any case. */
    public Optional<Application> application(String appId) {
        return applications.stream()
                .filter(each -> each.appId().equalsIgnoreCase(appId))
                .findFirst();
    }

    /** What Exchange was told of this client id. */
    public Optional<ServicePrincipal> servicePrincipal(String appId) {
        return servicePrincipals.stream()
                .filter(each -> each.appId().equalsIgnoreCase(appId))
                .findFirst();
    }
}
