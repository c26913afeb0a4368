package dev.hybridlab.harness.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.topology.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The switches that this build reads are those that docs/facts/assumptions.md marks, with the same defaults. */
class AssumptionsTest {
    private static final Pattern ROW = Pattern.compile(
            "\\| ASM-\\d+ \\| `assumptions\\.(\\w+)` \\| `([^`]+)` \\|.*\\| (yes|no switch: [\\w`].+) \\|");

    @Test
    void are_documented_with_their_defaults_and_whatever_has_no_switch_says_why() throws IOException {
        var root = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
        var switches = new TreeMap<String, String>();
        var unreadable = new ArrayList<String>();
        for (var line : Files.readAllLines(root.resolve("docs/facts/assumptions.md"))) {
            var row = ROW.matcher(line.strip());
            if (row.matches() && row.group(3).equals("yes")) {
                switches.put(row.group(1), row.group(2));
            } else if (!row.matches() && line.startsWith("| ASM-")) {
                unreadable.add(line);
            }
        }
        var read = new TreeMap<String, String>();
        Assumption.inOrder().forEach(each -> read.put(each.word(), each.byDefault()));

        assertThat(unreadable).isEmpty();
        assertThat(read).isEqualTo(switches);
    }
}
