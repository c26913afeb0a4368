package dev.hybridlab.harness.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hybridlab.mailflow.address.EmailAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** The body of a request, whose every slip is answered with its place and what was expected there. */
final class RequestFields {
    private static final String EXAMPLE = "[\"anna@contoso.com\"]";

    private final JsonNode body;

    /**
     * @param keys all that there are
     * @throws IllegalArgumentException if it is no object, or has another key
     */
    RequestFields(JsonNode body, List<String> keys) {
        this.body = body;
        need(body.isObject(), "the body", "an object with 'to'", body);
        body.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + shown(name) + "' is unknown: a message has " + String.join(", ", keys));
            }
        });
    }

    /** Empty where nothing is said. */
    String text(String key) {
        return body.has(key) ? text("'" + key + "'", body.path(key)) : "";
    }

    /** A text of base64; nothing where nothing is said. */
    byte[] octets(String key) {
        var node = body.path(key);
        if (node.isBinary() || node.isMissingNode()) {
            return node.isBinary() ? binary(key, node) : new byte[0];
        }
        text("'" + key + "'", node);
        return binary(key, node);
    }

    private static byte[] binary(String key, JsonNode node) {
        try {
            return node.binaryValue();
        } catch (IOException notBase64) {
            throw new IllegalArgumentException("'" + key + "' holds base64", notBase64);
        }
    }

    /** A list of one at least. */
    List<EmailAddress> addresses(String key) {
        var node = body.path(key);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("'" + key + "' is missing: a list of addresses, " + EXAMPLE);
        }
        need(node.isArray(), "'" + key + "'", "a list", node);
        if (node.isEmpty()) {
            throw new IllegalArgumentException("'" + key + "': a message has a recipient, " + EXAMPLE);
        }
        var all = new ArrayList<EmailAddress>();
        for (var each : node) {
            var place = key + "[" + all.size() + "]";
            all.add(address(place, text("'" + place + "'", each)));
        }
        return all;
    }

    /** An object whose values are texts. */
    LinkedHashMap<String, String> texts(String key) {
        var node = body.path(key);
        var texts = new LinkedHashMap<String, String>();
        need(node.isObject() || node.isMissingNode(), "'" + key + "'", "an object", node);
        node.properties()
                .forEach(each ->
                        texts.put(each.getKey(), text("'" + key + "." + shown(each.getKey()) + "'", each.getValue())));
        return texts;
    }

    static EmailAddress address(String place, String text) {
        return EmailAddress.tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + place + "': '" + shown(text) + "' is no address: local@domain"));
    }

    /** Whatever is wrong with a text is told with its place. */
    static <T> T read(String place, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + place + "': " + wrong.getMessage(), wrong);
        }
    }

    private static String text(String place, JsonNode node) {
        need(node.isTextual(), place, "a text", node);
        return node.textValue();
    }

    private static void need(boolean condition, String place, String expected, JsonNode found) {
        if (!condition) {
            throw new IllegalArgumentException(place + ": " + expected + " is expected, not " + described(found));
        }
    }

    private static String described(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "nothing";
        };
    }

    private static String shown(String word) {
        return word.length() > 60 ? word.substring(0, 60) + "..." : word;
    }
}
