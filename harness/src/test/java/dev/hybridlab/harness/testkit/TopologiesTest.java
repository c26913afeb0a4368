package dev.hybridlab.harness.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.ProblemsFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How a topology's name is looked up. */
class TopologiesTest {
    @SuppressWarnings("unused") // by @FieldSource
    private static final Iterable<String> SHIPPED = Topologies.SHIPPED;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void those_that_hybridlab_ships_go_by_their_names(String name) {
        assertThat(Topologies.named(name).expanded())
                .isEqualTo(Topologies.named(name + ".yaml").expanded());
    }

    @Test
    void the_list_of_shipped_ones_is_whole() throws IOException {
        try (var files = Files.list(Path.of("../scenarios/topologies"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(Topologies.SHIPPED);
        }
    }

    @Test
    void a_file_comes_first_then_the_class_path(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("classic-hybrid.yaml"), "topology: Mine\ninternet: []\n");

        assertThat(Topologies.named(file.toString()).expanded().title()).isEqualTo("Mine");
        assertThat(Topologies.named("broken/base.topology.yaml").file()).isEqualTo("broken/base.topology.yaml");
    }

    @Test
    void no_name_and_a_folder_are_no_topology() {
        assertThatThrownBy(() -> Topologies.named(""))
                .isInstanceOf(ProblemsFound.class)
                .hasMessageStartingWith("the name of the topology: is empty\n  name one; hybridlab ships '");
        assertThatThrownBy(() -> Topologies.named("src"))
                .isInstanceOf(ProblemsFound.class)
                .hasMessageStartingWith("src: is a folder\n  name a file in it; hybridlab ships '");
        assertThatThrownBy(() -> Topologies.named("broken")) // on the class path
                .isInstanceOf(ProblemsFound.class)
                .hasMessageStartingWith("broken: is a folder\n");
    }

    @Test
    void a_name_that_leads_nowhere_is_answered_with_the_near_one() {
        assertThatThrownBy(() -> Topologies.named("clasic-hybrid"))
                .isInstanceOf(ProblemsFound.class)
                .hasMessageContaining("there is no such topology: no file, counted from ")
                .hasMessageContaining("hybridlab ships 'classic-hybrid'; did you mean that?");
    }

    @Test
    void all_mistakes_of_a_file_are_told_at_once_with_their_places(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("x.yaml"),
                "topology: X\nonprem:\n  sendConectors: []\n  acceptedDomains: [{DomainNam: contoso.com}]\n");

        assertThatThrownBy(() -> Lab.on(file.toString()))
                .isInstanceOfSatisfying(
                        ProblemsFound.class,
                        found -> assertThat(found.problems())
                                .hasSizeGreaterThan(1)
                                .extracting(each -> each.where().line())
                                .contains(3, 4))
                .message()
                .contains("x.yaml:3:3: unknown key 'sendConectors'\n");
        assertThat(Objects.requireNonNull(file)).exists();
    }
}
