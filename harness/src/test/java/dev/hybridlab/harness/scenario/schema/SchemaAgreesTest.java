package dev.hybridlab.harness.scenario.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hybridlab.harness.scenario.topology.Expanded;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.catalogue.PropertyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The published schema and the reader agree: in a topology with everything written out, each property in turn gets values of
 * every kind, and both take it or both refuse it. What only the reader knows (forms of text, references) it may refuse alone.
 */
class SchemaAgreesTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(FileSchemas.topology().toString(), InputFormat.JSON);

    /** Of each value whether the property's type allows it. */
    private static Map<JsonNode, Boolean> samples(PropertyType type) {
        var samples = new LinkedHashMap<JsonNode, Boolean>();
        samples.put(JSON.objectNode().put("a", 1), false);
        samples.put(JSON.arrayNode().add(JSON.arrayNode().add("x")), false);
        switch (type) {
            case PropertyType.Flag flag -> {
                samples.put(JSON.booleanNode(true), true);
                samples.put(JSON.textNode("$False"), true);
                samples.put(JSON.textNode("perhaps"), false);
                samples.put(JSON.numberNode(1), false);
            }
            case PropertyType.Whole(var least, var most) -> {
                samples.put(JSON.numberNode(least), true);
                samples.put(JSON.numberNode(most), true);
                samples.put(JSON.textNode(Long.toString(least)), true);
                samples.put(JSON.numberNode(least - 1), false);
                samples.put(JSON.textNode("many"), false);
                samples.put(JSON.booleanNode(true), false);
            }
            case PropertyType.Word(var words) -> {
                words.forEach(word -> samples.put(JSON.textNode(word.toUpperCase(java.util.Locale.ROOT)), true));
                samples.put(JSON.textNode("Nonsense"), false);
            }
            case PropertyType.Text text -> samples.put(JSON.arrayNode().add(JSON.objectNode()), false);
            case PropertyType.Many(var of) ->
                samples(of).forEach((value, good) -> {
                    if (!value.isArray()) {
                        samples.put(JSON.arrayNode().add(value), good);
                    }
                });
        }
        return samples;
    }

    /** A property, the object that holds it, and a document that has nothing else. */
    private record Spot(ObjectNode document, ObjectNode holder, Property property) {}

    private static List<Spot> spots(ObjectNode document) {
        var spots = new ArrayList<Spot>();
        var seen = new HashSet<String>();
        document.properties().forEach(each -> {
            var bare = document.objectNode().put("topology", "x");
            collect(each.getValue(), each.getKey(), new Around(bare, bare), seen, spots);
        });
        return spots;
    }

    /** The bare document so far and the object in it that gets the next block. */
    private record Around(ObjectNode document, ObjectNode place) {}

    private static void collect(JsonNode node, String section, Around around, HashSet<String> seen, List<Spot> spots) {
        if (node instanceof ArrayNode array) {
            array.forEach(item -> collect(item, section, around, seen, spots));
        } else if (node instanceof ObjectNode object) {
            around.place().set(section, object.deepCopy());
            var copy = (ObjectNode) around.place().get(section);
            object.properties().stream()
                    .filter(each -> holdsObjects(each.getValue()))
                    .forEach(each -> copy.remove(each.getKey()));
            for (var kind : Catalogue.types()) {
                if (kind.section().equals(section)) {
                    kind.properties().stream()
                            .filter(each ->
                                    copy.has(each.name()) && !each.name().equals(kind.identity()))
                            .filter(each -> seen.add(kind.name() + "." + each.name()))
                            .forEach(each -> {
                                var document = around.document().deepCopy();
                                spots.add(new Spot(document, find(document, copy), each));
                            });
                }
            }
            object.properties().stream()
                    .filter(each -> holdsObjects(each.getValue()))
                    .forEach(each ->
                            collect(each.getValue(), each.getKey(), new Around(around.document(), copy), seen, spots));
            around.place().remove(section);
        }
    }

    private static boolean holdsObjects(JsonNode node) {
        return node.isObject()
                || node.isArray() && !node.isEmpty() && node.get(0).isObject();
    }

    /** The copy of an object in a copy of its document. */
    private static ObjectNode find(ObjectNode document, ObjectNode wanted) {
        for (var each : document) {
            if (each instanceof ObjectNode object) {
                var found = object.equals(wanted) ? object : find(object, wanted);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return JSON.objectNode();
    }

    private static boolean schemaTakes(JsonNode document) {
        return SCHEMA.validate(document.toString(), InputFormat.JSON).isEmpty();
    }

    /** As for its key and its type; what it finds elsewhere does not count. */
    private static boolean readerTakes(JsonNode document, String property) {
        var read = TopologyFile.read(
                YamlFile.of("x.yaml", document.toString()).optional().orElseThrow());
        return read.problems().stream()
                .noneMatch(problem -> problem.found().startsWith("'" + property + "' ")
                        || problem.found().matches("unknown (key|property) .*"));
    }

    @Test
    void on_every_property_with_values_of_every_kind() throws java.io.IOException {
        var root = Files.isDirectory(Path.of("scenarios")) ? Path.of("") : Path.of("..");
        var file = root.resolve("scenarios/topologies/centralized-transport.yaml");
        var expanded = TopologyFile.read(file).optional().orElseThrow().expanded();
        var document = (ObjectNode) NodeJson.of(YamlFile.of("x.yaml", Expanded.yaml(expanded))
                .optional()
                .orElseThrow()
                .root());
        assertThat(schemaTakes(document)).isTrue();

        var spots = spots(document);
        var disagreements = new ArrayList<String>();
        for (var spot : spots) {
            var name = spot.property().name();
            samples(spot.property().type()).forEach((value, good) -> {
                spot.holder().set(name, value);
                var schema = schemaTakes(spot.document());
                var reader = readerTakes(spot.document(), name);
                if (schema != good || reader != good) {
                    disagreements.add(name + " = " + value + ": allowed " + good + ", schema " + schema + ", reader "
                            + reader + " in " + spot.document());
                }
            });
        }

        assertThat(disagreements).isEmpty();
        assertThat(spots).hasSizeGreaterThan(200);
    }
}
