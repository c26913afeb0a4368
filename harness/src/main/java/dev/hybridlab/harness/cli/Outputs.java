package dev.hybridlab.harness.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.record.run.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a run leaves behind, whatever its exit code is.
 *
 * @param report the folder of the HTML page
 * @param junit where the JUnit XML goes, if it is wanted
 * @param json where the evidence goes, if it is wanted
 * @param forms how each is written
 */
record Outputs(Path report, Optional<Path> junit, Optional<Path> json, Forms forms) {
    /** One way to write a run down. */
    @FunctionalInterface
    interface Form {
        void write(RunRecord run, Appendable to) throws IOException;
    }

    record Forms(Form html, Form junit, Form json) {}

    /**
     * Writes them all and returns where the HTML page is.
     *
     * @throws EnvironmentMissing if a file cannot be written
     */
    Path write(RunRecord run) {
        var page = report.resolve("index.html");
        write(page, forms.html(), run);
        try {
            LogFolder.write(run, report);
        } catch (IOException failure) {
            throw new EnvironmentMissing("cannot write " + report.resolve("logs") + " (" + failure + ")", failure);
        }
        junit.ifPresent(file -> write(file, forms.junit(), run));
        json.ifPresent(file -> write(file, forms.json(), run));
        return page;
    }

    private static void write(Path file, Form form, RunRecord run) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                form.write(run, writer);
            }
        } catch (IOException failure) {
            throw new EnvironmentMissing("cannot write " + file + " (" + failure + "); name another place", failure);
        }
    }
}
