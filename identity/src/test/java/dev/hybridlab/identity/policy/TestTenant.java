package dev.hybridlab.identity.policy;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tenant contoso.com with the mailbox anna and one application. */
public final class TestTenant {
    public static final String APP = "11111111-1111-1111-1111-111111111111";
    static final String OID = "22222222-2222-2222-2222-222222222222";

    private TestTenant() {}

    /** An application that has everything. */
    public static Map<String, Object> mailer() {
        var all = new LinkedHashMap<String, Object>();
        all.put("displayName", "Mailer");
        all.put("appId", APP);
        all.put("objectId", OID);
        all.put("clientSecrets", List.of("s3cret"));
        all.put("secretsExpire", "2027-01-01T00:00:00Z");
        all.put("certificate", "mailer");
        all.put("redirectUris", List.of("http://localhost/cb"));
        all.put("isFallbackPublicClient", true);
        all.put("delegatedPermissions", List.of("SMTP.Send", "User.Read"));
        all.put("applicationPermissions", List.of("SMTP.SendAsApp"));
        all.put("adminConsent", true);
        return all;
    }

    /** @param policy of conditional access; empty: there is none */
    public static Topology with(Map<String, Object> application, Map<String, Object> policy) {
        var configuration = new Configuration("test", new LinkedHashMap<>())
                .plus(
                        new Section("exo", "tenantSettings"),
                        object("TenantSettings", "tenant", Map.of("tenant", "contoso.onmicrosoft.com")))
                .plus(
                        new Section("exo", "acceptedDomains"),
                        object("AcceptedDomain", "DomainName", Map.of("DomainName", "contoso.com")))
                .plus(
                        new Section("exo", "recipients"),
                        object("Mailbox", "Mailbox", Map.of("Mailbox", "anna@contoso.com")))
                .plus(new Section("exo", "applications"), object("Application", "displayName", application));
        if (!policy.isEmpty()) {
            var named = new LinkedHashMap<String, Object>(policy);
            named.put("displayName", "policy");
            configuration = configuration.plus(
                    new Section("exo", "conditionalAccessPolicies"),
                    object("ConditionalAccessPolicy", "displayName", named));
        }
        return Topologies.of(configuration);
    }

    private static ConfigObject object(String type, String identity, Map<String, Object> settings) {
        var object = new ConfigObject(type, String.valueOf(settings.get(identity)), new LinkedHashMap<>(), Origin.LAB);
        for (var each : settings.entrySet()) {
            object = object.with(each.getKey(), new Setting(value(each.getValue()), Origin.LAB));
        }
        return object;
    }

    private static Value value(Object value) {
        return switch (value) {
            case Boolean flag -> Value.of(flag);
            case List<?> texts -> Value.of(texts.stream().map(String::valueOf).toList());
            default -> Value.of(value.toString());
        };
    }
}
