package dev.hybridlab.identity.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters in the form of {@code application/x-www-form-urlencoded}. One without a value counts as not sent (RFC 6749 §3.1).
 *
 * @param values name to value
 * @param repeated a name that stands there twice
 * @param broken whether a percent sign is followed by no two hexadecimal digits, or the end is missing
 */
record Form(Map<String, String> values, Optional<String> repeated, boolean broken) {
    /** Of a body that ended too early, too. */
    static final Form BROKEN = new Form(Map.of(), Optional.empty(), true);

    static Form of(String text) {
        var values = new LinkedHashMap<String, String>();
        Optional<String> repeated = Optional.empty();
        try {
            for (var pair : text.split("&")) {
                var equals = pair.indexOf('=');
                var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!value.isEmpty() && values.put(decoded(pair.substring(0, equals)), value) != null) {
                    repeated = Optional.of(decoded(pair.substring(0, equals)));
                }
            }
            return new Form(values, repeated, false);
        } catch (IllegalArgumentException noHexadecimal) {
            return BROKEN;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Empty: it was not sent. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
