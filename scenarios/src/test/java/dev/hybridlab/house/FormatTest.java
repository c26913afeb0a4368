package dev.hybridlab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * Every Java file has the one format. To mend: {@code dev/format}, or this test with {@code -Dformat.fix=true}.
 *
 * <p>Runs inside the test JVM, since a formatter inside a Maven on JDK 17 fails on record patterns.
 */
class FormatTest {
    private static final Checkout CHECKOUT = Checkout.here();
    /** Digests of texts that were found in order, since most files did not change since the last time. */
    private static final Path KNOWN = CHECKOUT.root().resolve("scenarios/target/formatted.txt");

    @Test
    void every_java_file_is_formatted() throws IOException {
        var known = known();
        var inOrder = new ConcurrentLinkedQueue<String>();
        var found = CHECKOUT.sources().toList().parallelStream()
                .filter(source -> {
                    var digest = digest(source.text());
                    var good = known.contains(digest) || isInOrder(source);
                    if (good) {
                        inOrder.add(digest);
                    }
                    return !good;
                })
                .map(source ->
                        new Violation(source.path(), firstDifference(source), "is not formatted; dev/format does it"))
                .toList();
        Files.createDirectories(KNOWN.getParent());
        Files.write(KNOWN, inOrder);
        Violation.none("One format", found);
    }

    @Test
    void a_file_that_is_not_formatted_is_found_at_its_first_wrong_line() {
        var source = new Source("X.java", "class X {\n    int a;\n  int b;\n}\n");

        assertThat(JavaFormat.formatted(source)).isEqualTo("class X {\n    int a;\n    int b;\n}\n");
        assertThat(firstDifference(source)).isEqualTo(3);
    }

    @Test
    void java_21_is_understood() {
        var source = new Source("X.java", """
            class X {
                Object x(Object y) {
                    return switch (y) {
                        case Y(var a, var b) when a != b -> a;
                        default -> y;
                    };
                }

                record Y(Object a, Object b) {}
            }
            """);

        assertThat(JavaFormat.formatted(source)).isEqualTo(source.text());
    }

    private static boolean isInOrder(Source source) {
        var formatted = JavaFormat.formatted(source);
        if (!formatted.equals(source.text()) && Boolean.getBoolean("format.fix")) {
            try {
                Files.writeString(CHECKOUT.root().resolve(source.path()), formatted);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
            return true;
        }
        return formatted.equals(source.text());
    }

    private static long firstDifference(Source source) {
        List<String> wanted = JavaFormat.formatted(source).lines().toList();
        List<String> seen = source.text().lines().toList();
        var line = 0;
        while (line < wanted.size() && line < seen.size() && wanted.get(line).equals(seen.get(line))) {
            line++;
        }
        return line + 1L;
    }

    private static Set<String> known() throws IOException {
        return Files.exists(KNOWN) ? new HashSet<>(Files.readAllLines(KNOWN)) : Set.of();
    }

    /** Of the text and of the formatter's own jar, so that a new version looks at everything again. */
    private static String digest(String text) {
        try {
            var formatter = com.palantir.javaformat.java.Formatter.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
            var sha = MessageDigest.getInstance("SHA-256")
                    .digest((formatter.getFile() + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
