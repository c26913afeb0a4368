package dev.hybridlab.harness.scenario.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hybridlab.harness.scenario.yaml.Node;

/** A YAML tree as an editor's schema check sees it. */
final class NodeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NodeJson() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                var object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.name(), of(entry.value())));
                yield object;
            }
            case Node.Sequence sequence -> {
                var array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Node.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> JSON.textNode(scalar.text());
                    case FLAG -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
                    case WHOLE -> JSON.numberNode(Long.parseLong(scalar.text()));
                    case DECIMAL -> JSON.numberNode(Double.parseDouble(scalar.text()));
                    case NOTHING -> JSON.nullNode();
                };
        };
    }
}
