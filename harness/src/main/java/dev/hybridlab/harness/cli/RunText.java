package dev.hybridlab.harness.cli;

import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run in lines of text. */
record RunText(boolean colours) {
    /** {@code PASS certificate/expired}. */
    String line(ScenarioRecord record) {
        return word(record.status()) + " " + record.identity().id();
    }

    private String word(Status status) {
        return switch (status) {
            case PASSED -> coloured("PASS", 32);
            case FAILED -> coloured("FAIL", 31);
            case INVALID -> coloured("INVALID", 31);
            case BROKEN -> coloured("BROKEN", 35);
            case NOT_RUN -> coloured("not run", 33);
        };
    }

    private String coloured(String word, int colour) {
        return colours ? "\u001B[" + colour + "m" + word + "\u001B[0m" : word;
    }

    /** Everything that was not as expected. */
    List<String> details(ScenarioRecord record) {
        var lines = new ArrayList<>(record.problems());
        for (var phase : record.phases()) {
            phase.judged().stream()
                    .filter(each -> !each.met())
                    .forEach(each -> lines.addAll(missed(record, phase, each)));
            for (var difference : phase.differences()) {
                lines.add("  " + phase.name() + ": a defect of the simulator, forecast and lab differ: " + difference);
            }
        }
        return lines;
    }

    private static List<String> missed(ScenarioRecord record, Phase phase, Judged judged) {
        var lines = new ArrayList<String>();
        var when = record.phases().size() > 1 ? " (" + phase.name() + ")" : "";
        lines.add("  " + judged.message() + ": " + judged.headline() + when);
        judged.at().ifPresent(at -> lines.add("    " + at.file() + ":" + at.line()));
        judged.answers().forEach(answer -> lines.add("    %-12s %s".formatted(answer.label(), answer.text())));
        return lines;
    }

    /** {@code 79 passed, 1 failed (3.2 s)}. */
    List<String> summary(RunRecord run) {
        var counts = new ArrayList<String>();
        for (var status : Status.values()) {
            var count = run.count(status);
            if (count > 0 || status == Status.PASSED) {
                counts.add(count + " " + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        var lines = new ArrayList<String>();
        lines.add("%s (%.1f s)".formatted(String.join(", ", counts), run.wallMillis() / 1000.0));
        if (!run.notRun().isEmpty()) {
            lines.add(run.notRun());
        }
        return lines;
    }
}
