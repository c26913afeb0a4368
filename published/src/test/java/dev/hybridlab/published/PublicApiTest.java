package dev.hybridlab.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The public API is what its baseline in {@code docs/api} says. What is new is published by {@code -Dpublish=true}; what is
 * gone breaks its users, and is published by {@code -Dpublish=breaking} alone.
 */
class PublicApiTest {
    static Stream<Api> artifacts() {
        return Api.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void the_api_is_as_it_was_published(Api api) throws IOException {
        var file = Project.root().resolve(api.baseline());
        var now = api.lines();
        var before = Files.exists(file) ? Files.readString(file).lines().toList() : List.<String>of();
        if (mayPublish(Api.missing(before, now))) {
            Files.writeString(file, String.join("\n", now) + "\n");
            before = now;
        }

        assertThat(Api.missing(before, now)).as("""
            gone from the public API of %s: whoever uses it no longer compiles or links.
            Bring it back and mark it @Deprecated. Where it must go: a line under 'Breaking' in CHANGELOG.md, then
            mvn -q -pl published -am test -Dtest=PublicApiTest -Dpublish=breaking\
            """, api).isEmpty();
        assertThat(Api.missing(now, before)).as("""
            new in the public API of %s, and not in %s:
            mvn -q -pl published -am test -Dtest=PublicApiTest -Dpublish=true\
            """, api, api.baseline()).isEmpty();
    }

    private static boolean mayPublish(List<String> gone) {
        return switch (System.getProperty("publish", "")) {
            case "true" -> gone.isEmpty();
            case "breaking" -> true;
            default -> false;
        };
    }

    @Test
    void what_is_gone_and_what_is_new_is_told_with_its_type() {
        var before = List.of("class A", "    int a()", "class B", "    int b()");
        var now = List.of("class A", "    int b()", "class B", "    int b()");

        assertThat(Api.missing(before, now)).containsExactly("class A: int a()");
        assertThat(Api.missing(now, before)).containsExactly("class A: int b()");
    }

    @Test
    void the_types_that_a_test_uses_are_there() {
        assertThat(Api.ALL.stream().flatMap(api -> api.lines().stream()))
                .contains(
                        "public final class dev.hybridlab.harness.testkit.Lab implements AutoCloseable",
                        "    public static dev.hybridlab.harness.testkit.Lab on(String)",
                        "public @interface dev.hybridlab.junit.HybridLab",
                        "    public abstract String topology() default \"classic-hybrid\"");
    }
}
