package dev.hybridlab.cli.bench;

import dev.hybridlab.harness.run.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a user waits for one scenario: the launcher as a process of its own, from its start to its end.
 *
 * @param launcher {@code hybridlab} or {@code hybridlab.cmd}
 * @param scenario that it runs
 * @param starts that are counted; one before them makes the class archive
 */
public record ColdStarts(Path launcher, Path scenario, int starts) {
    private static final double AIM = 1;
    private static final long PATIENCE_MINUTES = 5;

    public Figure run() throws IOException {
        var load = MachineLoad.now();
        var report = Files.createTempDirectory("hybridlab-bench");
        try {
            var seconds = new ArrayList<Double>();
            for (var i = 0; i <= starts; i++) {
                var took = once(report);
                if (i > 0) {
                    seconds.add(took);
                }
            }
            var what = "a cold './hybridlab run' of one scenario, a process each";
            return Figure.aimedAt(what, Spread.of(seconds), AIM, load);
        } finally {
            Folders.remove(report);
        }
    }

    private double once(Path report) throws IOException {
        var command = List.of(launcher.toString(), "run", scenario.toString(), "--report", report.toString());
        var start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("'" + String.join(" ", command) + "' did not pass");
            }
            return (System.nanoTime() - start) / 1e9;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
