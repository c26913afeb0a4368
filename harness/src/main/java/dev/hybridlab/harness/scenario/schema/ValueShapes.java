package dev.hybridlab.harness.scenario.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.catalogue.PropertyType;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shapes of the values that a property takes. */
final class ValueShapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueShapes() {}

    static ObjectNode of(PropertyType type) {
        return switch (type) {
            case PropertyType.Flag flag -> {
                // The reader takes $true in any case, as PowerShell does.
                var node = JSON.objectNode();
                var either = node.putArray("anyOf");
                either.addObject().put("type", "boolean");
                either.addObject()
                        .put("type", "string")
                        .put("pattern", "^\\$(" + anyCase("true") + "|" + anyCase("false") + ")$");
                yield node;
            }
            case PropertyType.Whole(var least, var most) -> {
                var node = JSON.objectNode();
                var either = node.putArray("anyOf");
                either.addObject().put("type", "integer").put("minimum", least).put("maximum", most);
                either.addObject().put("type", "string").put("pattern", "^-?[0-9]{1,18}$");
                yield node;
            }
            case PropertyType.Text(var form) -> {
                var node = JSON.objectNode();
                node.putArray("type").add("string").add("number").add("boolean");
                yield node;
            }
            case PropertyType.Word(var words) -> {
                // The reader takes any case, as PowerShell does.
                var node = JSON.objectNode().put("type", "string");
                yield node.put(
                        "pattern",
                        "^(" + words.stream().map(ValueShapes::anyCase).collect(Collectors.joining("|")) + ")$");
            }
            case PropertyType.Many(var of) -> {
                var node = JSON.objectNode();
                var either = node.putArray("anyOf");
                either.add(of(of));
                either.addObject().put("type", "array").set("items", of(of));
                yield node;
            }
        };
    }

    private static String anyCase(String word) {
        return word.chars()
                .mapToObj(c -> Character.isLetter(c)
                        ? "[" + Character.toString(c).toUpperCase(Locale.ROOT)
                                + Character.toString(c).toLowerCase(Locale.ROOT) + "]"
                        : "\\" + Character.toString(c))
                .map(text -> text.replaceAll("^\\\\([0-9])$", "$1"))
                .collect(Collectors.joining());
    }
}
