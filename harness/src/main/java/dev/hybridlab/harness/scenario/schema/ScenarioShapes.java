package dev.hybridlab.harness.scenario.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes of steps and expectations: one word with its block, each with a fixed set of keys. */
final class ScenarioShapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Word to its keys, the required ones first behind {@code !}. */
    private static final Map<String, List<String>> EXPECTATIONS = new LinkedHashMap<>();

    private static final Map<String, List<String>> STEPS = new LinkedHashMap<>();

    static {
        EXPECTATIONS.put("delivered", List.of("!at", "to", "path", "headers", "received", "body", "within", "times"));
        EXPECTATIONS.put("refused", List.of("!by", "at", "reply", "text"));
        EXPECTATIONS.put("ndr", List.of("!madeBy", "to", "status", "text", "kind"));
        EXPECTATIONS.put("deferred", List.of("!at", "reply", "text"));
        EXPECTATIONS.put("discarded", List.of("!at", "text"));
        EXPECTATIONS.put("undecided", List.of("!at", "text"));
        EXPECTATIONS.put("leftTopology", List.of("!at", "to"));
        EXPECTATIONS.put(
                "loop", List.of("detectedBy", "reply", "text", "passes", "cycle", "authAs", "received", "tenantPass"));
        EXPECTATIONS.put("mismatch", List.of("!kind", "at", "connector", "wanted", "shown"));
        STEPS.put(
                "send",
                List.of("!id", "!from", "!to", "subject", "headers", "body", "eml", "notify", "ret", "envid", "enter"));
        STEPS.put("move", List.of("!mailbox", "!to"));
    }

    private ScenarioShapes() {}

    static ObjectNode expectation() {
        return oneOf(EXPECTATIONS, JSON.objectNode());
    }

    static ObjectNode step() {
        var plain = JSON.objectNode();
        List.of("advance", "down", "up", "suspend", "resume", "expire", "sync")
                .forEach(word -> plain.putObject(word).put("type", "string"));
        List.of("change", "dns").forEach(word -> plain.putObject(word).put("type", "object"));
        return oneOf(STEPS, plain);
    }

    /** An object with exactly one of these words. */
    private static ObjectNode oneOf(Map<String, List<String>> words, ObjectNode others) {
        var node = JSON.objectNode()
                .put("type", "object")
                .put("additionalProperties", false)
                .put("minProperties", 1)
                .put("maxProperties", 1);
        var properties = node.putObject("properties");
        words.forEach((word, keys) -> properties.set(word, block(keys)));
        others.properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
        return node;
    }

    private static ObjectNode block(List<String> keys) {
        var node = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        var properties = node.putObject("properties");
        var required = node.putArray("required");
        for (var key : keys) {
            var name = key.startsWith("!") ? key.substring(1) : key;
            properties.putObject(name);
            if (key.startsWith("!")) {
                required.add(name);
            }
        }
        return node;
    }
}
