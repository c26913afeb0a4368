package dev.hybridlab.harness.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenario files as tests. */
class ScenarioFilesTest {
    private static final Path LIBRARY = Path.of("../scenarios");
    private static final String F1 = "flows/f01-onprem-to-cloud.yaml";

    private static List<TestScenario> in(String... places) {
        return ScenarioFiles.in(List.of(places), "", Fabric.EMBEDDED);
    }

    @Test
    void a_folder_is_all_its_scenarios_under_their_titles() {
        var found = in("../scenarios/loops");

        assertThat(found)
                .hasSizeGreaterThan(10)
                .extracting(TestScenario::title)
                .contains("The shared domain is InternalRelay on both sides");
        assertThat(found.getFirst().uri()).hasScheme("file");
        assertThat(ScenarioFiles.in(List.of("../scenarios"), "L1", Fabric.EMBEDDED))
                .extracting(TestScenario::id)
                .contains("loop/internal-relay-on-both-sides");
    }

    @Test
    void a_scenario_that_is_as_expected_passes_and_is_played_once() {
        var scenario = in("../scenarios/" + F1).getFirst();

        assertThat(scenario.played()).isEmpty();
        scenario.check();
        assertThat(scenario.play()).isSameAs(scenario.played().orElseThrow());
    }

    @Test
    void one_that_is_not_fails_with_the_words_of_the_terminal(@TempDir Path folder) throws IOException {
        var text = Files.readString(LIBRARY.resolve(F1)).replace("AuthAs: Internal", "AuthAs: Anonymous");
        Files.createDirectories(folder.resolve("flows"));
        var file = Files.writeString(folder.resolve(F1), text);
        Files.createDirectory(folder.resolve("topologies"));
        Files.copy(LIBRARY.resolve("topologies/classic-hybrid.yaml"), folder.resolve("topologies/classic-hybrid.yaml"));

        assertThatThrownBy(in(file.toString()).getFirst()::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FAIL flow/onprem-to-cloud  mail: delivered as Internal, expected Anonymous")
                .hasMessageContaining("decided by   ");
    }

    @Test
    void a_broken_file_is_a_failing_test_with_all_its_problems(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("x.yaml"), "scenario: X\nid: x\nstepps: []\n");
        var scenario = in(file.toString()).getFirst();

        assertThat(scenario.play().status()).isEqualTo(Status.INVALID);
        assertThatThrownBy(scenario::check).hasMessageContaining("x.yaml:3:1: unknown key 'stepps'");
    }

    @Test
    void nothing_is_never_green(@TempDir Path folder) {
        assertThatThrownBy(() -> in(folder.toString())).hasMessageContaining("there is no scenario in");
        assertThatThrownBy(() -> in("no/such/folder"))
                .hasMessageContaining("there is no 'no/such/folder': no file or folder");
        assertThatThrownBy(() -> ScenarioFiles.in(List.of("../scenarios/loops"), "nothing", Fabric.EMBEDDED))
                .hasMessageContaining("with the tag or symptom 'nothing'");
    }

    @Test
    void a_folder_of_a_jar_on_the_class_path_works_too(@TempDir Path folder) throws IOException {
        var jar = folder.resolve("library.jar");
        try (var zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(zip.getPath("kept/flows"));
            Files.createDirectory(zip.getPath("kept/topologies"));
            Files.copy(LIBRARY.resolve(F1), zip.getPath("kept", F1));
            var topology = "topologies/classic-hybrid.yaml";
            Files.copy(LIBRARY.resolve(topology), zip.getPath("kept", topology));
        }
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            in("kept/flows").getFirst().check();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
