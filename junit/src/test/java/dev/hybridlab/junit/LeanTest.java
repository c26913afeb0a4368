package dev.hybridlab.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever adds the extension to a test does not get a command line, a web server, a mail server or a Docker client. */
class LeanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.hybridlab.cli.Main",
                "picocli.CommandLine",
                "com.icegreen.greenmail.util.GreenMail",
                "org.testcontainers.containers.GenericContainer",
                "com.github.dockerjava.api.DockerClient",
                "org.eclipse.jetty.server.Server",
                "io.javalin.Javalin"
            })
    void the_class_path_of_a_test_is_without(String type) {
        assertThatThrownBy(() -> Class.forName(type)).isInstanceOf(ClassNotFoundException.class);
    }
}
