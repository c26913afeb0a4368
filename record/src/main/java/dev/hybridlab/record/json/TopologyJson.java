package dev.hybridlab.record.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A resolved topology as JSON and back ({@code topology.schema.json}): every object, every setting, each with its origin. */
public final class TopologyJson {
    public static final int VERSION = 1;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TopologyJson() {}

    public static ObjectNode write(Configuration configuration) {
        var root = JSON.objectNode()
                .put("form", "hybridlab-topology")
                .put("version", VERSION)
                .put("title", configuration.title());
        var sections = root.putArray("sections");
        configuration.sections().forEach((section, objects) -> {
            var node = sections.addObject().put("owner", section.owner()).put("name", section.name());
            var list = node.putArray("objects");
            objects.forEach(object -> list.add(write(object)));
        });
        return root;
    }

    private static ObjectNode write(ConfigObject object) {
        var node = JSON.objectNode().put("type", object.type()).put("identity", object.identity());
        node.set("origin", write(object.origin()));
        var settings = node.putObject("settings");
        object.settings().forEach((name, setting) -> {
            var one = settings.putObject(name);
            one.set("value", write(setting.value()));
            one.set("origin", write(setting.origin()));
        });
        return node;
    }

    private static JsonNode write(Value value) {
        return switch (value) {
            case Value.Text(var text) -> JSON.textNode(text);
            case Value.Flag(var on) -> JSON.booleanNode(on);
            case Value.Number(var number) -> JSON.numberNode(number);
            case Value.Nothing nothing -> JSON.nullNode();
            case Value.Items(var items) -> {
                var array = JSON.arrayNode();
                items.forEach(item -> array.add(write(item)));
                yield array;
            }
        };
    }

    private static ObjectNode write(Origin origin) {
        var node = JSON.objectNode().put("kind", origin.kind().name());
        origin.at()
                .ifPresent(
                        at -> node.put("file", at.file()).put("line", at.line()).put("column", at.column()));
        return node;
    }

    /** @throws IllegalArgumentException for another form or a higher version */
    public static Configuration read(JsonNode root) {
        if (!root.path("form").asText().equals("hybridlab-topology")
                || root.path("version").asInt() > VERSION) {
            throw new IllegalArgumentException("a hybridlab-topology of version " + VERSION + " is expected, found '"
                    + root.path("form").asText() + "' " + root.path("version"));
        }
        var configuration = new Configuration(root.path("title").asText(), new LinkedHashMap<>());
        for (var section : root.path("sections")) {
            var objects = new ArrayList<ConfigObject>();
            section.path("objects").forEach(object -> objects.add(object(object)));
            var where = new Section(
                    section.path("owner").asText(), section.path("name").asText());
            configuration = configuration.with(where, objects);
        }
        return configuration;
    }

    private static ConfigObject object(JsonNode node) {
        var settings = new LinkedHashMap<String, Setting>();
        node.path("settings")
                .properties()
                .forEach(each -> settings.put(
                        each.getKey(),
                        new Setting(
                                value(each.getValue().path("value")),
                                origin(each.getValue().path("origin")))));
        return new ConfigObject(
                node.path("type").asText(), node.path("identity").asText(), settings, origin(node.path("origin")));
    }

    private static Value value(JsonNode node) {
        if (node.isBoolean()) {
            return Value.of(node.asBoolean());
        }
        if (node.isIntegralNumber()) {
            return Value.of(node.asLong());
        }
        if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return new Value.Items(items);
        }
        return node.isNull() ? Value.NOTHING : Value.of(node.asText());
    }

    private static Origin origin(JsonNode node) {
        var kind = Origin.Kind.valueOf(node.path("kind").asText());
        return new Origin(
                kind,
                node.has("file")
                        ? Optional.of(new SourceLine(
                                node.path("file").asText(),
                                node.path("line").asInt(),
                                node.path("column").asInt()))
                        : Optional.empty());
    }

    /** The document as text. */
    public static String text(Configuration configuration) {
        return MAPPER.valueToTree(write(configuration)).toPrettyString() + "\n";
    }
}
