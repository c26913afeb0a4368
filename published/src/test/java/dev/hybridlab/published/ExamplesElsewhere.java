package dev.hybridlab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The examples as somebody has them who never built this project: an own Maven, an own local repository that holds the
 * artifacts, and nothing else of hybridlab.
 */
class ExamplesElsewhere {
    /** A web server, a client of Docker, the command line, a second mail server: nothing that a test asked for. */
    private static final List<String> UNASKED = List.of(
            "jetty-",
            "tomcat-",
            "undertow-",
            "grizzly-",
            "helidon-",
            "servlet-api-",
            "netty-codec-http",
            "reactor-netty",
            "httpclient",
            "httpcore",
            "okhttp-",
            "docker-java",
            "testcontainers",
            "jna-",
            "picocli-",
            "greenmail-",
            "slf4j-nop-",
            "slf4j-simple-",
            "logback-");

    private static Example example = new Example(Path.of(""));

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        example = Example.copied("junit-test");
        example.test();
    }

    @Test
    void the_tests_of_the_example_pass() throws IOException {
        assertThat(example.results())
                .containsExactlyInAnyOrder(
                        "TenLinesTest.mail_from_on_premises_arrives_as_internal passed",
                        "CutoverTest.a_mailbox_that_moves_stays_internal passed",
                        "CutoverTest.a_stranger_is_no_colleague passed",
                        "CutoverTest.rehearsed passed",
                        "CutoverTest.rehearsed passed");
    }

    @Test
    void its_ten_lines_are_those_of_the_guide() {
        var lines = Project.text("examples/junit-test/src/test/java/com/contoso/mail/TenLinesTest.java");

        assertThat(Project.text("docs/testing.md")).contains(lines.substring(lines.indexOf("@HybridLab")));
    }

    @Test
    void a_test_gets_nothing_that_it_did_not_ask_for() throws IOException {
        assertThat(example.jars())
                .as("what hybridlab-junit and hybridlab-assertj bring into somebody's tests")
                .anyMatch(jar -> jar.startsWith("hybridlab-junit-"))
                .noneMatch(jar -> UNASKED.stream().anyMatch(jar::startsWith));
    }

    /** A version that only the parent's dependency management raises is not raised for others. */
    @Test
    void others_get_the_libraries_that_were_tested() throws IOException {
        var parent = Pom.of("pom.xml");

        assertThat(example.jars())
                .filteredOn(jar -> jar.startsWith("netty-"))
                .isNotEmpty()
                .allMatch(jar -> jar.endsWith("-" + parent.text("properties/netty.version") + ".jar"));
        assertThat(example.jars())
                .contains(
                        "slf4j-api-" + parent.text("properties/slf4j.version") + ".jar",
                        "jackson-databind-" + parent.text("properties/jackson.version") + ".jar",
                        "jackson-core-" + parent.text("properties/jackson.version") + ".jar",
                        "snakeyaml-engine-" + parent.text("properties/snakeyaml-engine.version") + ".jar");
    }
}
