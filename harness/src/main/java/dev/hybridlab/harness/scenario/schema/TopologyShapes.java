package dev.hybridlab.harness.scenario.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.topology.Assumption;
import java.util.Set;
import java.util.function.Supplier;

/** The shapes of a topology's blocks, each kind of object once in {@code $defs}. */
final class TopologyShapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> KEYED = Set.of("certificates", "dns");

    private final ObjectNode definitions = JSON.objectNode();

    private TopologyShapes() {}

    /** @param root the frame of the document, which gets the properties and definitions */
    static ObjectNode document(ObjectNode root) {
        var shapes = new TopologyShapes();
        root.putArray("required").add("topology");
        var properties = root.putObject("properties");
        properties.putObject("topology").put("type", "string").put("minLength", 1);
        shapes.block(properties, Place.LAB);
        properties.set("onprem", oneOrMany(shapes.place(Place.ONPREM)));
        properties.set("exo", shapes.place(Place.EXO));
        properties.set("otherTenants", oneOrMany(shapes.place(Place.TENANT)));
        root.set("$defs", shapes.definitions);
        return root;
    }

    private ObjectNode reference(String name, Supplier<ObjectNode> shape) {
        if (!definitions.has(name)) {
            definitions.putObject(name); // first, so that the definitions stand in the order of the file
            definitions.set(name, shape.get());
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode place(Place place) {
        return reference(place.name(), () -> {
            var node = JSON.objectNode().put("type", "object").put("additionalProperties", false);
            block(node.putObject("properties"), place);
            if (place == Place.TENANT) {
                node.putArray("required").add("tenant");
            }
            return node;
        });
    }

    private void block(ObjectNode properties, Place place) {
        var own = Catalogue.settingsOf(place);
        own.ifPresent(kind -> kind.properties().forEach(each -> properties.set(each.name(), property(each))));
        if (place == Place.LAB) {
            properties.set("assumptions", assumptions());
        }
        for (var section : Catalogue.sections(place)) {
            if (own.isEmpty() || !own.get().section().equals(section)) {
                properties.set(section, section(place, section));
            }
        }
    }

    private static ObjectNode assumptions() {
        var node = JSON.objectNode().put("type", "object").put("additionalProperties", false);
        var names = node.putObject("properties");
        Assumption.inOrder()
                .forEach(each -> names.putObject(each.word())
                        .putArray("type")
                        .add("string")
                        .add("integer")
                        .add("boolean")
                        .add("number"));
        return node;
    }

    private ObjectNode section(Place place, String section) {
        var kinds = Catalogue.inSection(place, section);
        var first = kinds.getFirst();
        if (first.single()) {
            return object(first, place, true);
        }
        if (KEYED.contains(section)) {
            return JSON.objectNode().put("type", "object").set("additionalProperties", object(first, place, true));
        }
        if (kinds.size() == 1) {
            return oneOrMany(object(first, place, false));
        }
        var any = JSON.objectNode();
        var list = any.putArray("oneOf");
        kinds.forEach(kind -> list.add(object(kind, place, false)));
        return oneOrMany(any);
    }

    /** One of these, a list of them, or nothing. */
    static ObjectNode oneOrMany(ObjectNode item) {
        var node = JSON.objectNode();
        var either = node.putArray("anyOf");
        either.add(item);
        either.addObject().put("type", "array").set("items", item.deepCopy());
        either.addObject().put("type", "null");
        return node;
    }

    /** @param named elsewhere: by its key, or as the only one */
    private ObjectNode object(ObjectType kind, Place place, boolean named) {
        var holdsMore = kind.section().equals("servers") && place == Place.ONPREM;
        return reference(kind.name() + (named ? "Block" : "") + (holdsMore ? "WithConnectors" : ""), () -> {
            var node = JSON.objectNode().put("type", "object").put("additionalProperties", false);
            var properties = node.putObject("properties");
            kind.properties().stream()
                    .filter(each -> each.status() != Property.Status.REFUSED)
                    .forEach(each -> properties.set(each.name(), property(each)));
            if (holdsMore) {
                Catalogue.sections(Place.SERVER).forEach(inner -> properties.set(inner, section(Place.SERVER, inner)));
            }
            var required = node.putArray("required");
            kind.properties().stream()
                    .filter(each -> each.required() && !(named && each.name().equals(kind.identity())))
                    .forEach(each -> required.add(each.name()));
            return node;
        });
    }

    private static ObjectNode property(Property property) {
        var node = JSON.objectNode().put("description", property.effect());
        var either = node.putArray("anyOf");
        either.add(ValueShapes.of(property.type()));
        either.addObject().put("type", "null");
        return node;
    }
}
