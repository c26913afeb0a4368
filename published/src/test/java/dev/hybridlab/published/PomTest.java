package dev.hybridlab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs carry what a repository asks for, and the bill of materials names every artifact. */
class PomTest {
    private static final Pom PARENT = Pom.of("pom.xml");
    private static final Pom BOM = Pom.of("bom/pom.xml");

    static Stream<Pom> published() {
        return Stream.concat(Stream.of(PARENT), Project.published().stream());
    }

    @ParameterizedTest
    @MethodSource("published")
    void an_artifact_says_what_it_is_and_under_which_licence(Pom pom) {
        assertThat(pom.artifact()).startsWith("hybridlab");
        assertThat(pom.text("name")).isNotBlank();
        assertThat(pom.text("description")).isNotBlank();
        assertThat(either(pom, "url")).startsWith("https://");
        assertThat(either(pom, "licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(either(pom, "licenses/license/url")).startsWith("https://www.apache.org/");
    }

    /** Its own, else its parent's. */
    private static String either(Pom pom, String path) {
        var own = pom.text(path);
        return own.isEmpty() && !pom.text("parent/artifactId").isEmpty() ? PARENT.text(path) : own;
    }

    @Test
    void the_bill_of_materials_names_every_artifact() {
        var others = Project.published().stream()
                .map(Pom::artifact)
                .filter(artifact -> !artifact.equals(BOM.artifact()))
                .toList();

        assertThat(BOM.all("dependencyManagement/dependencies/dependency/artifactId"))
                .as("bom/pom.xml; a module that ships nothing sets maven.deploy.skip")
                .containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void the_bill_of_materials_brings_nobody_elses_versions() {
        assertThat(BOM.text("parent/artifactId")).isEmpty();
        assertThat(BOM.all("dependencyManagement/dependencies/dependency/groupId"))
                .containsOnly("dev.hybridlab");
        assertThat(BOM.all("dependencyManagement/dependencies/dependency/version"))
                .containsOnly("${project.version}");
    }

    @Test
    void there_is_one_version() {
        var version = PARENT.text("version");

        assertThat(BOM.text("version")).isEqualTo(version);
        assertThat(Pom.of("examples/junit-test/pom.xml")
                        .all("dependencyManagement/dependencies/dependency[groupId='dev.hybridlab']/version"))
                .containsExactly(version);
        assertThat(Project.text("docs/testing.md")).contains("<version>" + version + "</version>");
    }

    /** Where Maven runs on an older Java, whoever follows the README has the same success with the example. */
    @Test
    void the_example_finds_a_jdk_as_the_project_does() {
        var plugin = "build/plugins/plugin[artifactId='maven-toolchains-plugin']/";
        var example = Pom.of("examples/junit-test/pom.xml");

        for (var each :
                List.of("version", "executions/execution/goals/goal", "executions/execution/configuration/version")) {
            assertThat(example.text(plugin + each)).isNotEmpty().isEqualTo(PARENT.text(plugin + each));
        }
    }

    @Test
    void sources_and_javadoc_go_with_every_jar() {
        assertThat(PARENT.all("profiles/profile[id='publish']/build/plugins/plugin/artifactId"))
                .isEqualTo(List.of("maven-source-plugin", "maven-javadoc-plugin"));
    }
}
