package dev.hybridlab.cli;

import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.reports.exchangelog.ExchangeLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code logs} of a report: the logs of Exchange, of this run and no earlier one. */
final class LogFolder {
    private LogFolder() {}

    static void write(RunRecord run, Path report) throws IOException {
        var folder = new MarkedFolder(report.resolve("logs"), "Logs in the formats of Exchange");
        folder.empty();
        for (var log : ExchangeLogs.of(run).entrySet()) {
            Files.writeString(folder.file(log.getKey()), log.getValue(), StandardCharsets.UTF_8);
        }
    }
}
