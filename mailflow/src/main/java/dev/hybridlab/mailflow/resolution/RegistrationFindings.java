package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.token.Resource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Permissions that do not exist, and client ids that two applications have (TOK-10). */
final class RegistrationFindings {
    private RegistrationFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var owner : Owners.tenants(configuration)) {
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
