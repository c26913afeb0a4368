package dev.hybridlab.harness.scenario.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hybridlab.harness.scenario.file.AnyFile;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas and tables are those of the catalogue, and the schemas say what the reader says. */
class PublishedFilesTest {
    private static Path root() {
        return Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    }

    /** What each property's flip shows; the form is told beside those files. */
    private static Map<String, String> shownBy() {
        var shown = new HashMap<String, String>();
        try (var files = Files.list(root().resolve("scenarios/src/test/resources/flips"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                var type = String.valueOf(file.getFileName()).replace(".yaml", ".");
                for (var row :
                        YamlFile.read(file).optional().orElseThrow().root().asList()) {
                    shown.put(type + text(row, "property"), text(row, "changes"));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return shown;
    }

    private static String text(Node row, String key) {
        return ((Node.Mapping) row)
                .get(key).orElseThrow().asList().stream()
                        .map(each -> ((Node.Scalar) each).text())
                        .collect(Collectors.joining("; "));
    }

    private static Map<String, String> published() {
        return Map.of(
                "docs/schema/topology.schema.json", FileSchemas.topology().toPrettyString() + "\n",
                "docs/schema/scenario.schema.json", FileSchemas.scenario().toPrettyString() + "\n",
                "docs/properties.md", PropertyTable.markdown(shownBy()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/schema/topology.schema.json", "docs/schema/scenario.schema.json", "docs/properties.md"})
    void what_is_published_is_what_the_catalogue_says(String name) throws IOException {
        var file = root().resolve(name);
        var wanted = String.valueOf(published().get(name)).replace("\r\n", "\n");
        if (Boolean.getBoolean("publish")) {
            Files.writeString(file, wanted);
        }

        assertThat(Files.readString(file).replace("\r\n", "\n")).isEqualTo(wanted);
    }

    static Stream<Path> shipped() {
        return AnyFile.in(List.of(root().resolve("scenarios"))).stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_file_satisfies_its_schema(Path file) {
        var node = YamlFile.read(file).optional().orElseThrow().root();
        var schema =
                node instanceof Node.Mapping mapping && mapping.get("scenario").isPresent()
                        ? FileSchemas.scenario()
                        : FileSchemas.topology();

        assertThat(errors(schema, node)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topology: x\nonprem: {servers: [{Name: A, Fqdn: a.example, address: 198.18.0.1, versoin: 2019}]}",
                "topology: x\nonprem: {sendConnectors: [{Name: A, AddressSpaces: ['*'], RequireTLS: perhaps}]}",
                "topology: x\nexo: {tenant: t.onmicrosoft.com, inboundConnectors: [{Name: A, ConnectorType: Friend}]}",
                "topology: x\nexo: {tenant: t.onmicrosoft.com, inboundConnectors: [{Name: A}]}",
                "topology: x\nonprem: {receiveConnectors: [{Name: A, MaxHopCount: 501}]}",
                "topology: x\nonpremises: {}",
                "topology: x\nassumptions: {nobodyKnows: 1}",
                "onprem: {}"
            })
    void what_the_schema_refuses_the_reader_refuses_too(String text) {
        var yaml = YamlFile.of("broken.yaml", text).optional().orElseThrow();

        assertThat(errors(FileSchemas.topology(), yaml.root())).isNotEmpty();
        assertThat(TopologyFile.read(yaml).problems()).isNotEmpty();
    }

    @Test
    void a_good_file_satisfies_both() {
        var yaml = YamlFile.of(
                        "good.yaml",
                        "topology: x\n"
                            + "onprem: {servers: [{Name: A, Fqdn: a.example, address: 198.18.0.1}], acceptedDomains:"
                            + " [{DomainName: a.example}]}")
                .optional()
                .orElseThrow();

        assertThat(errors(FileSchemas.topology(), yaml.root())).isEmpty();
        assertThat(TopologyFile.read(yaml).problems()).isEmpty();
    }

    private static List<String> errors(JsonNode schema, Node node) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(NodeJson.of(node).toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
