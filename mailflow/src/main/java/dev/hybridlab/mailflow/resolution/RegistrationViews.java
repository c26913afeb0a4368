package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.token.KeyCredential;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.ConditionalAccessPolicy;
import dev.hybridlab.mailflow.topology.ManagementScope;
import dev.hybridlab.mailflow.topology.Registrations;
import dev.hybridlab.mailflow.topology.RoleAssignment;
import dev.hybridlab.mailflow.topology.ServicePrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applications, service principals and conditional access of a tenant as typed views. */
final class RegistrationViews {
    private RegistrationViews() {}

    static Registrations view(Configuration configuration, String owner) {
        return new Registrations(
                configuration.objects(owner, "applications").stream()
                        .map(RegistrationViews::application)
                        .toList(),
                configuration.objects(owner, "servicePrincipals").stream()
                        .map(object -> new ServicePrincipal(
                                object,
                                object.identity(),
                                object.text("ObjectId").orElse("")))
                        .toList(),
                configuration.objects(owner, "conditionalAccessPolicies").stream()
                        .map(RegistrationViews::conditionalAccess)
                        .toList(),
                roleAssignments(configuration, owner));
    }

    /** A scope that does not exist is told as a finding. */
    private static List<RoleAssignment> roleAssignments(Configuration configuration, String owner) {
        var scopes = configuration.objects(owner, "managementScopes").stream()
                .map(RegistrationViews::scope)
                .toList();
        return configuration.objects(owner, "managementRoleAssignments").stream()
                .map(object -> new RoleAssignment(
                        object,
                        object.text("Role").orElse(""),
                        object.text("App").orElse(""),
                        object.text("CustomResourceScope")
                                .flatMap(name -> scopes.stream()
                                        .filter(each -> each.name().equalsIgnoreCase(name))
                                        .findFirst())))
                .toList();
    }

    private static ManagementScope scope(ConfigObject object) {
        return new ManagementScope(
                object,
                object.identity(),
                object.text("RecipientRestrictionFilter")
                        .flatMap(ManagementScope::conditions)
                        .orElse(List.of()));
    }

    private static Application application(ConfigObject object) {
        return new Application(
                object,
                object.identity(),
                object.text("appId").orElse(""),
                object.text("objectId").orElse(""),
                new Application.Credentials(
                        object.texts("clientSecrets"),
                        Reading.one(object, "secretsExpire", Instant::parse),
                        object.texts("keyCredentials").stream()
                                .map(KeyCredential::of)
                                .toList()),
                object.texts("redirectUris"),
                object.flag("isFallbackPublicClient"),
                new Application.Permissions(
                        object.texts("delegatedPermissions"),
                        object.texts("applicationPermissions"),
                        object.flag("adminConsent")));
    }

    private static ConditionalAccessPolicy conditionalAccess(ConfigObject object) {
        return new ConditionalAccessPolicy(
                object,
                is(object.text("state"), "enabled"),
                new ConditionalAccessPolicy.Users(orAll(object.texts("includeUsers")), object.texts("excludeUsers")),
                orAll(object.texts("clientAppTypes")),
                is(object.text("builtInControls"), "mfa")
                        ? ConditionalAccessPolicy.Control.MFA
                        : ConditionalAccessPolicy.Control.BLOCK);
    }

    private static List<String> orAll(List<String> written) {
        return written.isEmpty() ? List.of("all") : written;
    }

    private static boolean is(Optional<String> text, String word) {
        return text.filter(word::equalsIgnoreCase).isPresent();
    }
}
