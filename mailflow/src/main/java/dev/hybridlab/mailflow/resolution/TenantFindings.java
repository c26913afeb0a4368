package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.Locale;

/** Tenants whose initial domain cannot be one (DOM-08). */
final class TenantFindings {
    private static final String INITIAL = ".onmicrosoft.com";

    private TenantFindings() {}

    static void check(Configuration configuration, Findings findings) {
        for (var owner : Owners.tenants(configuration)) {
            for (var tenant : configuration.objects(owner, "tenantSettings")) {
                var domain = tenant.identity().toLowerCase(Locale.ROOT);
                var name = domain.endsWith(INITIAL) ? domain.substring(0, domain.length() - INITIAL.length()) : "";
                if (name.isEmpty() || name.indexOf('.') >= 0) {
                    findings.add(
                            tenant.originOf("tenant"),
                            "'" + tenant.identity() + "' is no initial domain",
                            "it is one name before " + INITIAL + ": contoso" + INITIAL);
                }
            }
        }
    }
}
