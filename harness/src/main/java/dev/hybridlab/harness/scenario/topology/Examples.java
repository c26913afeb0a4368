package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.mailflow.catalogue.PropertyType.Form;
import java.util.EnumMap;
import java.util.Map;

/** What a value of a form looks like, for whoever wrote one that is none. */
final class Examples {
    private static final Map<Form, String> EXAMPLES = new EnumMap<>(Form.class);

    static {
        EXAMPLES.put(Form.ADDRESS, "anna@contoso.com");
        EXAMPLES.put(Form.DOMAIN, "contoso.com");
        EXAMPLES.put(Form.HOST_NAME, "mail.contoso.com");
        EXAMPLES.put(Form.DOMAIN_PATTERN, "*.contoso.com");
        EXAMPLES.put(Form.HOST_OR_ADDRESS, "mail.contoso.com or 198.18.10.25");
        EXAMPLES.put(Form.IP, "198.18.10.25");
        EXAMPLES.put(Form.IP_RANGE, "198.18.10.25, 198.18.10.0/24 or 198.18.10.1-198.18.10.9");
        EXAMPLES.put(Form.ADDRESS_SPACE, "\"SMTP:contoso.com;1\"");
        EXAMPLES.put(Form.BINDING, "\"0.0.0.0:25\"");
        EXAMPLES.put(Form.DURATION, "4h");
        EXAMPLES.put(Form.SIZE, "36 MB");
        EXAMPLES.put(Form.INSTANT, "2026-03-02T09:00:00Z");
        EXAMPLES.put(Form.GUID, "11111111-2222-3333-4444-555555555555");
        EXAMPLES.put(Form.REDIRECT_URI, "https://app.example/answer");
        EXAMPLES.put(Form.UPLOADED_CERTIFICATE, "-----BEGIN CERTIFICATE-----..., in a block behind |, or MIIC...");
        EXAMPLES.put(Form.BUILD, "15.2.1544.11");
        EXAMPLES.put(Form.CERTIFICATE, "mail.contoso.com");
        EXAMPLES.put(Form.TLS_CAPABILITY, "mail.protection.outlook.com:AcceptCloudServicesMail");
    }

    private Examples() {}

    /** {@code AddressSpaces is written like "SMTP:contoso.com;1"}. */
    static String hint(String property, Form form) {
        var example = EXAMPLES.get(form);
        return example == null ? "write another text for " + property : property + " is written like " + example;
    }
}
