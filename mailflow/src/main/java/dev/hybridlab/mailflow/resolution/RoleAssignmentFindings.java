package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.topology.ManagementScope;
import dev.hybridlab.mailflow.topology.ManagementScope.Condition;
import dev.hybridlab.mailflow.topology.Recipient;
import java.util.List;
import java.util.stream.Stream;

/** Role assignments for nobody or in a scope that does not exist, and scopes that nobody can evaluate (TOK-50, TOK-51). */
final class RoleAssignmentFindings {
    private static final String APP = "App";
    private static final String SCOPE = "CustomResourceScope";
    private static final String FILTER = "RecipientRestrictionFilter";

    private RoleAssignmentFindings() {}

    static void check(Configuration configuration, String owner, Findings findings) {
        var principals = configuration.objects(owner, "servicePrincipals");
        var scopes = configuration.objects(owner, "managementScopes");
        var names = scopes.stream().map(ConfigObject::identity).toList();
        for (var assignment : configuration.objects(owner, "managementRoleAssignments")) {
            app(assignment, principals, findings);
            var scope = assignment.text(SCOPE).orElse("");
            if (!scope.isEmpty() && names.stream().noneMatch(scope::equalsIgnoreCase)) {
                findings.add(
                        assignment.originOf(SCOPE),
                        "unknown management scope '" + scope + "'",
                        names.isEmpty()
                                ? "write managementScopes: [{Name: " + scope
                                        + ", RecipientRestrictionFilter: \"MemberOfGroup -eq 'group@contoso.com'\"}]"
                                : NearWord.suggestion(scope, names));
            }
        }
        var directory = DomainViews.directory(configuration, owner);
        var groups = directory.all().stream()
                .filter(each -> each.kind() == Recipient.Kind.GROUP)
                .map(each -> each.primary().toString())
                .toList();
        for (var scope : scopes) {
            var filter = scope.text(FILTER).orElse("");
            var conditions = ManagementScope.conditions(filter);
            if (conditions.isEmpty()) {
                findings.add(
                        scope.originOf(FILTER),
                        "the filter \"" + filter + "\" has a form that is not evaluated here",
                        "write MemberOfGroup -eq '<address of a group>' or PrimarySmtpAddress -eq '<address>', several"
                                + " with -or between them");
            }
            conditions.orElse(List.of()).stream()
                    .filter(Condition::ofGroup)
                    .map(each -> each.address())
                    .filter(group -> directory
                            .find(group)
                            .filter(each -> each.kind() == Recipient.Kind.GROUP)
                            .isEmpty())
                    .forEach(group -> findings.add(
                            scope.originOf(FILTER),
                            "'" + group + "' is no group of the directory",
                            NearWord.suggestion(group.toString(), groups)));
        }
    }

    private static void app(ConfigObject assignment, List<ConfigObject> principals, Findings findings) {
        var app = assignment.text(APP).orElse("");
        var known = principals.stream()
                .flatMap(
                        each -> Stream.of(each.identity(), each.text("ObjectId").orElse("")))
                .toList();
        if (!app.isEmpty() && known.stream().noneMatch(app::equalsIgnoreCase)) {
            findings.add(
                    assignment.originOf(APP),
                    "'" + app + "' is no service principal that Exchange knows",
                    known.isEmpty()
                            ? "write servicePrincipals: [{AppId: <client id>, ObjectId: " + app
                                    + "}], as New-ServicePrincipal does"
                            : NearWord.suggestion(app, known));
        }
    }
}
