package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.token.Resource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Permissions and authentication policies that do not exist, client ids that two applications have (TOK-10), and accounts with
 * too many applications (AUTH-62).
 */
final class RegistrationFindings {
    private static final int MOST_APPLICATIONS = 10;

    private RegistrationFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var owner : Owners.tenants(configuration)) {
            policies(configuration, owner, findings);
            RoleAssignmentFindings.check(configuration, owner, findings);
            configuration.objects(owner, "recipients").forEach(each -> highVolume(each, findings));
            var seen = new HashMap<String, String>();
            for (var application : configuration.objects(owner, "applications")) {
                permissions(application, "delegatedPermissions", Resource::delegated, findings);
                permissions(application, "applicationPermissions", Resource::application, findings);
                var id = application.text("appId").orElse("").toLowerCase(Locale.ROOT);
                var other = seen.putIfAbsent(id, application.identity());
                if (other != null && !id.isEmpty()) {
                    findings.add(
                            application.originOf("appId"),
                            "'" + application.identity() + "' has the appId of '" + other + "'",
                            "give it another one: a GUID that no application of the tenant has");
                }
            }
        }
    }

    private static void policies(Configuration configuration, String owner, Findings findings) {
        var names = configuration.objects(owner, "authenticationPolicies").stream()
                .map(ConfigObject::identity)
                .toList();
        var config = configuration.objects(owner, "organizationConfig");
        config.forEach(each -> policy(each, "DefaultAuthenticationPolicy", names, findings));
        configuration
                .objects(owner, "recipients")
                .forEach(each -> policy(each, "AuthenticationPolicy", names, findings));
    }

    /** AUTH-62: ten of an account. */
    private static void highVolume(ConfigObject account, Findings findings) {
        var listed = account.texts("HVEAppAccess").size();
        if (listed > MOST_APPLICATIONS) {
            findings.add(
                    account.originOf("HVEAppAccess"),
                    "'" + account.identity() + "' lets " + listed + " applications in",
                    "an HVEAccount has at most " + MOST_APPLICATIONS + " of them: make a second account");
        }
    }

    private static void policy(ConfigObject object, String property, List<String> names, Findings findings) {
        var name = object.text(property).orElse("");
        if (!name.isEmpty() && names.stream().noneMatch(name::equalsIgnoreCase)) {
            findings.add(
                    object.originOf(property),
                    "unknown authentication policy '" + name + "'",
                    NearWord.suggestion(name, names));
        }
    }

    private static void permissions(
            ConfigObject application, String property, Function<Resource, List<String>> known, Findings findings) {
        var all = Arrays.stream(Resource.values())
                .flatMap(each -> known.apply(each).stream())
                .toList();
        for (var permission : application.texts(property)) {
            if (!all.contains(permission)) {
                findings.add(
                        application.originOf(property),
                        "'" + permission + "' is none of the " + property + " there are",
                        "there are " + String.join(", ", all));
            }
        }
    }
}
