package dev.hybridlab.harness.scenario.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON Schemas (2020-12) of topology and scenario files, for editors. The reader checks more: references, contradictions. */
public final class FileSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FileSchemas() {}

    /** Of a topology file. */
    public static ObjectNode topology() {
        return TopologyShapes.document(document("topology", "A hybridlab topology"));
    }

    private static ObjectNode document(String name, String title) {
        return JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "https://hybridlab.dev/schema/" + name + ".json")
                .put("title", title)
                .put("type", "object")
                .put("additionalProperties", false);
    }

    /** Of a scenario file. */
    public static ObjectNode scenario() {
        var root = document("scenario", "A hybridlab scenario");
        var required = root.putArray("required");
        List.of("scenario", "id", "topology", "steps", "expect").forEach(required::add);
        var properties = root.putObject("properties");
        properties.putObject("scenario").put("type", "string");
        properties.putObject("id").put("type", "string").put("pattern", "^[a-z0-9]+([-/.][a-z0-9]+)*$");
        properties.putObject("why").put("type", "string");
        properties.putObject("topology").put("type", "string");
        properties.set("tags", texts());
        properties.set("symptoms", texts());
        properties.putObject("change").put("type", "object");
        properties.putObject("fix").put("type", "object");
        properties.set("steps", list(ScenarioShapes.step()));
        properties.set("expect", expectations());
        properties.set("expectAfterFix", expectations());
        root.putObject("dependentRequired").putArray("fix").add("expectAfterFix");
        return root;
    }

    private static ObjectNode texts() {
        return TopologyShapes.oneOrMany(
                JSON.objectNode().set("type", JSON.arrayNode().add("string").add("number")));
    }

    private static ObjectNode list(ObjectNode item) {
        return JSON.objectNode().put("type", "array").set("items", item);
    }

    private static ObjectNode expectations() {
        var node = JSON.objectNode().put("type", "object");
        return node.set("additionalProperties", TopologyShapes.oneOrMany(ScenarioShapes.expectation()));
    }
}
