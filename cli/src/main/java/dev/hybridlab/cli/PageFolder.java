package dev.hybridlab.cli;

import dev.hybridlab.reports.html.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder {@code scenarios} of a report: the pages of scenarios that have their own. */
final class PageFolder {
    private PageFolder() {}

    static void write(List<HtmlReport.Page> pages, Path report) throws IOException {
        var folder = new MarkedFolder(report.resolve(HtmlReport.FOLDER), "A page for each scenario of ../index.html");
        folder.empty();
        for (var page : pages) {
            try (var writer = Files.newBufferedWriter(folder.file(page.name()), StandardCharsets.UTF_8)) {
                page.write(writer);
            }
        }
    }
}
