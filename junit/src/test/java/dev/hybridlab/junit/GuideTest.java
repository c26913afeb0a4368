package dev.hybridlab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet of the guide stands, word for word, in a test of the package {@code guide}, which runs. */
class GuideTest {
    private static final Path GUIDE = Path.of("../docs/testing.md");
    private static final Path TESTS = Path.of("../junit/src/test/java/dev/hybridlab/junit/guide");
    private static final Pattern SNIPPET = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    static Stream<String> snippets() throws IOException {
        return SNIPPET.matcher(Files.readString(GUIDE)).results().map(found -> found.group(1));
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void a_snippet_is_code_that_runs(String snippet) throws IOException {
        assertThat(sources()).anySatisfy(source -> assertThat(plain(source)).contains(plain(snippet)));
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.list(TESTS)) {
            return files.map(GuideTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Blanks and line ends alike. */
    private static String plain(String code) {
        return code.strip().replaceAll("\\s+", " ");
    }

    @Test
    void there_are_snippets() throws IOException {
        assertThat(snippets()).hasSizeGreaterThan(5);
    }
}
