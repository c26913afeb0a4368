package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.Optional;

/** A scope that narrows nothing, since Entra lets the application do the same everywhere (TOK-53). */
final class ScopeWarnings {
    private static final String SCOPE = "CustomResourceScope";
    private static final String PERMISSION = "SMTP.SendAsApp";

    private ScopeWarnings() {}

    static void check(Configuration expanded, String owner, Warnings warnings) {
        for (var assignment : expanded.objects(owner, "managementRoleAssignments")) {
            var scope = assignment.text(SCOPE).orElse("");
            if (!scope.isEmpty()) {
                application(expanded, owner, assignment)
                        .filter(ScopeWarnings::maySendAnyway)
                        .ifPresent(
                                application -> warnings.add(assignment, SCOPE, tooMuch(application.identity(), scope)));
            }
        }
    }

    private static Optional<ConfigObject> application(Configuration expanded, String owner, ConfigObject assignment) {
        var app = assignment.text("App").orElse("");
        return expanded.objects(owner, "servicePrincipals").stream()
                .filter(each -> each.text("ObjectId")
                                .filter(app::equalsIgnoreCase)
                                .isPresent()
                        || each.text("AppId").filter(app::equalsIgnoreCase).isPresent())
                .flatMap(each -> each.text("AppId").stream())
                .flatMap(id -> expanded.objects(owner, "applications").stream()
                        .filter(each ->
                                each.text("appId").filter(id::equalsIgnoreCase).isPresent()))
                .findFirst();
    }

    private static boolean maySendAnyway(ConfigObject application) {
        return application.flag("adminConsent")
                && application.texts("applicationPermissions").contains(PERMISSION);
    }

    private static Warnings.Warning tooMuch(String application, String scope) {
        return new Warnings.Warning(
                "TOK-53",
                "the scope '" + scope + "' narrows nothing for '" + application + "', which has the permission "
                        + PERMISSION + " of Entra as well",
                "take " + PERMISSION
                        + " out of its applicationPermissions (Remove-MgServicePrincipalAppRoleAssignment)");
    }
}
