package dev.hybridlab.junit;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.record.json.EvidenceJson;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Identity;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import dev.hybridlab.record.run.SessionTranscript;
import dev.hybridlab.reports.html.HtmlReport;
import dev.hybridlab.reports.text.Story;
import dev.hybridlab.reports.text.TranscriptText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Leaves evidence with a test that failed: the story of every message as text, the SMTP sessions as text, and a page with
 * the hop diagram, the decisions and the sessions.
 */
final class Published {
    private static final MediaType HTML = MediaType.create("text", "html");

    private Published() {}

    /** Of the lab of a test. */
    static void behind(ExtensionContext test, Lab lab) {
        failure(test).ifPresent(failure -> {
            var place = test.getRequiredTestClass().getName();
            var identity = new Identity(lab.name(), test.getDisplayName(), place, "", List.of());
            test.publishReportEntry("hybridlab", "what became of every message:" + lab.told());
            var verdicts = new Verdicts(test.getRequiredTestClass());
            write(test, failure, verdicts.added(failure, lab.record(identity, Status.FAILED)));
        });
    }

    /** Of a scenario that was played. */
    static void behind(ExtensionContext test, ScenarioRecord record) {
        failure(test).ifPresent(failure -> write(test, failure, record));
    }

    private static Optional<Throwable> failure(ExtensionContext test) {
        return test.getExecutionException().filter(each -> !(each instanceof TestAbortedException));
    }

    private static void write(ExtensionContext test, Throwable failure, ScenarioRecord record) {
        var run = new RunRecord(version(), record.identity().file(), List.of(record), "", 0);
        file(test, "hybridlab.html", HTML, to -> HtmlReport.write(run, to))
                .ifPresent(page -> failure.addSuppressed(new EvidenceLeft(page)));
        file(test, "hybridlab.json", MediaType.APPLICATION_JSON, to -> EvidenceJson.write(run, to));
        lines(test, "hybridlab-trace.txt", stories(record));
        lines(test, "hybridlab-transcript.txt", TranscriptText.of(sessions(record)));
    }

    private static String version() {
        return Optional.ofNullable(Published.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    /** Where nothing was sent there is nothing to tell. */
    private static void lines(ExtensionContext test, String name, List<String> lines) {
        if (!lines.isEmpty()) {
            file(test, name, MediaType.TEXT_PLAIN_UTF_8, to -> to.append(String.join("\n", lines) + "\n"));
        }
    }

    private static List<String> stories(ScenarioRecord record) {
        var lines = new ArrayList<String>();
        for (var phase : record.phases()) {
            messages(phase).forEach(message -> {
                lines.add(message + " (" + phase.name() + ")");
                Story.of(phase.steps(), message).forEach(line -> lines.add("  " + line));
            });
        }
        return lines;
    }

    private static List<String> messages(Phase phase) {
        return phase.steps().stream()
                .map(step -> step.where().message().root())
                .filter(root -> !root.isEmpty())
                .distinct()
                .toList();
    }

    private static List<SessionTranscript> sessions(ScenarioRecord record) {
        return record.phases().stream()
                .flatMap(phase -> phase.sessions().stream())
                .toList();
    }

    /** Writes the text of a file. */
    @FunctionalInterface
    private interface Text {
        void write(Appendable to) throws IOException;
    }

    /** Where files cannot be left, the test has failed all the same, and is not to fail for another reason. */
    private static Optional<Path> file(ExtensionContext test, String name, MediaType type, Text text) {
        var left = new ArrayList<Path>();
        try {
            test.publishFile(name, type, path -> {
                try (var writer = Files.newBufferedWriter(path)) {
                    text.write(writer);
                }
                left.add(path);
            });
        } catch (RuntimeException notLeft) {
            test.publishReportEntry("hybridlab", name + " could not be left behind: " + notLeft.getMessage());
        }
        return left.stream().findFirst();
    }
}
