package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only a console can send Ctrl-C to a process there")
    void ctrl_C_ends_a_run_of_500_with_130_after_everything_was_written(@TempDir Path folder)
            throws IOException, InterruptedException {
        assumeThat(ignoresInterrupts())
                .as("a shell that started this test in the background ignores SIGINT, and a JVM inherits that")
                .isFalse();
        var json = folder.resolve("run.json");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessRun.class.getName(),
                        "scenarios",
                        "--report",
                        folder.resolve("report").toString(),
                        "--json",
                        json.toString())
                .redirectErrorStream(true)
                .start();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null && !line.contains("waiting"); line = lines.readLine()) {
                assertThat(line).as("what came before it waits").doesNotContain("Exception");
            }
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(lines.lines()).anySatisfy(line -> assertThat(line).contains("not run"));
            assertThat(Files.readString(json)).isEqualTo("interrupted: 500 of 500 did not run");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Bit 2 of SigIgn; where there is no such file, nobody ignores it. */
    private static boolean ignoresInterrupts() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
