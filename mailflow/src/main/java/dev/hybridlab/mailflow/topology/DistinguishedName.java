package dev.hybridlab.mailflow.topology;

/** Distinguished names as Windows, and so Exchange, prints them: {@code CN=mail.contoso.com, O="Contoso, Ltd."}. */
public final class DistinguishedName {
    private static final String SPECIAL = ",+=\"\n<>#;";

    private DistinguishedName() {}

    /** {@code CN=Contoso CA}; a value with a character that has a meaning of its own stands in quotes. */
    public static String attribute(String type, String value) {
        var quoted = !value.equals(value.strip());
        for (var i = 0; i < value.length(); i++) {
            quoted |= SPECIAL.indexOf(value.charAt(i)) >= 0;
        }
        return type + "=" + (quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
}
