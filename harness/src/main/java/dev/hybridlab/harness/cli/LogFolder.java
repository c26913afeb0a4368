package dev.hybridlab.harness.cli;

import dev.hybridlab.harness.run.Folders;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.reports.exchangelog.ExchangeLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code logs} of a report: the logs of Exchange, of this run and no earlier one. */
final class LogFolder {
    private static final String MARK = "README.txt";
    private static final String SAYS =
            "Logs in the formats of Exchange, written by hybridlab; each run makes this folder anew.\n";

    private LogFolder() {}

    /** What an earlier run left is removed; a folder that is not ours is left alone and written into. */
    static void write(RunRecord run, Path report) throws IOException {
        var logs = report.resolve("logs");
        if (Files.exists(logs.resolve(MARK))) {
            Folders.remove(logs);
        }
        var files = ExchangeLogs.of(run);
        if (files.isEmpty()) {
            return;
        }
        Files.createDirectories(logs);
        Files.writeString(logs.resolve(MARK), SAYS);
        for (var file : files.entrySet()) {
            var path = logs.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
