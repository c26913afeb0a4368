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

    /** Its certificate, of the year 2026; its key is that of the lab. */
    private static final String CERTIFICATE = """
        MIICmzCCAYOgAwIBAgIBATANBgkqhkiG9w0BAQsFADARMQ8wDQYDVQQDDAZNYWlsZXIwHhcNMjYwMTAxMDAwMDAwWhcNMjcwMTAx
        MDAwMDAwWjARMQ8wDQYDVQQDDAZNYWlsZXIwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCjTfmu+OkWvSsqrxjqP+72
        9mlmF36/2gx+TOmlk6YWiZ2RRzUQcExRfDLxyhseRqJQEg+ps0HE8K6ApUStjIRDLbynf7MQXOdpy32v2B9lXwYNSZUBpa4jwr7N
        dEbFcf77Pk+flU5cwWzRn+SZ0c+AI6iiR5UaCad+y0f6I3qIDTuf2WlxBoiJkaxTZiIMO8lIaR/Kg7ZfUaM0UcQjmGl4mtMnLqjR
        sxVRXPYsVdEukygF/rVHZc6U7u3d5B/pUHUzXc0GwAWgFoVnkl1O+wFTA77QbGuDIyhTeSpfYuIonPgLx9ZdEoyPJmpmc16gZOWM
        5RC77AZSkSMEwnuvtuANAgMBAAEwDQYJKoZIhvcNAQELBQADggEBAGvxVkiqTVTNMIOUuJIzYRSoU+Fg82lA4NmQAQ76Zk7GHJNC
        o5HvrmxGUGX3kDWPmQuseXqvbA3BDbpCD0cmoO+Q6/sGKhMJiLkmCurIgJMIvjjHXojoNYZ3yjY2cYrRXzW3o9KSS5GV6DbyDH/J
        ybnir8CJK5N5cbboLwh0HkQKdcO73cCtwrGVdV7u0HqTg2vENCpth6LS+WNDuq68N7o7kHC8SowxrZbjfs7KRYNfBRSEadc6BwPH
        4qfOlLr2g/0SBEqnLSgkD1TEoY82huOMUO096KQU2mfPaQBRoTrA8Hyo7EWHkGZx2ExqakFqKMEFor9pZvg8R6yYFS3bK60=
        """;

    /** SHA-1 of it. */
    public static final String THUMBPRINT = "3C5CDA8D597E87FCDB8E2CB7153360A248CCEE9E";

    /** SHA-256 of it. */
    public static final String LONG_THUMBPRINT = "3CEF0380C1675EF49DAC41283EC9EC0982E34B8F45A6D7D81FE2CCA3A285C5E2";

    private TestTenant() {}

    /** An application that has everything. */
    public static Map<String, Object> mailer() {
        var all = new LinkedHashMap<String, Object>();
        all.put("displayName", "Mailer");
        all.put("appId", APP);
        all.put("objectId", OID);
        all.put("clientSecrets", List.of("s3cret"));
        all.put("secretsExpire", "2027-01-01T00:00:00Z");
        all.put("keyCredentials", List.of(CERTIFICATE));
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
