package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that docs/facts say the lab never says (NDR-50, NDR-51, NDR-53, NDR-57, NDR-58): no source has them. */
class NotMadeTest {
    private static final List<String> WORDS = List.of(
            "5.7.703",
            "5.7.705",
            "5.7.708",
            "5.7.750",
            "5.7.606",
            "4.7.500",
            "Blocked by Customer Allow list",
            "5.7.506",
            "STOREDRV.Deliver;",
            "Timeout waiting for client input",
            "5.7.23 ",
            "5.0.350");

    @Test
    void nobody_says_them() throws IOException {
        var root = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
        var said = new ArrayList<String>();
        for (var module : List.of("mailflow", "smtp", "fake-exo", "fake-onprem")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                for (var file : files.filter(each -> each.toString().endsWith(".java"))
                        .filter(each -> !each.resolveSibling("").endsWith("outside")) // hosts that are not Exchange
                        .toList()) {
                    var text = Files.readString(file);
                    WORDS.stream()
                            .filter(word -> text.contains("0 " + word)
                                    || text.contains("1 " + word)
                                    || text.contains("2 " + word))
                            .forEach(word -> said.add(file + ": " + word));
                }
            }
        }
        assertThat(said)
                .describedAs("the rows of docs/facts/notices.md about what is not made")
                .isEmpty();
    }
}
