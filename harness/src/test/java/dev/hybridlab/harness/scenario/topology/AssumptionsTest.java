package dev.hybridlab.harness.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The switches that this build reads are those that docs/facts/assumptions.md marks, with the same defaults. */
class AssumptionsTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ASM-\\d+ \\| `assumptions\\.(\\w+)` \\| `([^`]+)` \\|.*\\| (yes|-) \\|$");

    @Test
    void are_documented_with_their_defaults() throws IOException {
        var root = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
        var documented = new TreeMap<String, String>();
        ROW.matcher(Files.readString(root.resolve("docs/facts/assumptions.md")).replace("\r\n", "\n"))
                .results()
                .filter(row -> row.group(3).equals("yes"))
                .forEach(row -> documented.put(row.group(1), row.group(2)));
        var read = new TreeMap<String, String>();
        Assumptions.names().forEach(name -> read.put(name, Assumptions.byDefault(name)));

        assertThat(read).isEqualTo(documented);
    }
}
