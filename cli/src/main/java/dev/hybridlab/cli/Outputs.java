package dev.hybridlab.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files that a run leaves behind, whatever its exit code is.
 *
 * @param report the folder of the HTML pages
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

    /** The pages that lie beside the first one. */
    @FunctionalInterface
    interface Pages {
        List<HtmlReport.Page> of(RunRecord run) throws IOException;
    }

    record Forms(Form html, Pages pages, Form junit, Form json) {}

    /**
     * Writes them all, for machines first, and tells where the HTML page is. One that cannot be written keeps no other back.
     * A run in which nothing was played has nothing to show: the pages of an earlier one stay.
     *
     * @throws EnvironmentMissing if a file cannot be written
     */
    String write(RunRecord run) {
        var page = report.resolve("index.html");
        if (run.nothingPlayed() && Files.exists(page)) {
            writeForMachines(run);
            return "nothing was played; the report of an earlier run stays: " + page;
        }
        var writes = forMachines(run);
        writes.add(() -> write(page, forms.html(), run));
        writes.add(() ->
                folder(HtmlReport.FOLDER, () -> PageFolder.write(forms.pages().of(run), report)));
        writes.add(() -> folder("logs", () -> LogFolder.write(run, report)));
        all(writes);
        return "report: " + page;
    }

    /** Only what machines read, for a command line that could not be followed. */
    void writeForMachines(RunRecord run) {
        all(forMachines(run));
    }

    private List<Runnable> forMachines(RunRecord run) {
        var writes = new ArrayList<Runnable>();
        junit.ifPresent(file -> writes.add(() -> write(file, forms.junit(), run)));
        json.ifPresent(file -> writes.add(() -> write(file, forms.json(), run)));
        return writes;
    }

    private static void all(List<Runnable> writes) {
        var failures = new ArrayList<EnvironmentMissing>();
        for (var write : writes) {
            try {
                write.run();
            } catch (EnvironmentMissing failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void folder(String name, Writing writing) {
        try {
            writing.run();
        } catch (IOException failure) {
            throw new EnvironmentMissing("cannot write " + report.resolve(name) + " (" + failure + ")", failure);
        }
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
