package dev.hybridlab.harness.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hybridlab.record.json.TopologyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped topology as the JSON that containers and other tools read. */
class ResolvedTopologyTest {
    static List<Path> shipped() throws IOException {
        var root = Files.isDirectory(Path.of("scenarios")) ? Path.of("") : Path.of("..");
        try (var files = Files.list(root.resolve("scenarios/topologies"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void satisfies_its_schema_and_comes_back_the_same(Path file) throws IOException {
        var expanded = TopologyFile.read(file).optional().orElseThrow().expanded();
        var written = TopologyJson.write(expanded);

        try (var schema = Objects.requireNonNull(TopologyJson.class.getResourceAsStream("topology.schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                            .validate(written.toString(), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(TopologyJson.read(written)).isEqualTo(expanded);
    }
}
