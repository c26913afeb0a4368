package dev.hybridlab.reports.text;

import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Judged.Answer;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run in lines of text.
 *
 * @param colours whether it is for a terminal that shows them
 */
public record RunText(boolean colours) {
    /** {@code PASS certificate/expired}. */
    String line(ScenarioRecord record) {
        return word(record.status()) + " " + Visible.of(record.identity().id());
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

    /**
     * {@code FAIL certificate/expired  in: delivered as Anonymous, expected Internal} and why, in the rows below; what else
     * was not as expected follows under {@code and}. Nothing foreign reaches the terminal as a command.
     */
    public List<String> told(ScenarioRecord record) {
        if (record.status() == Status.PASSED || record.status() == Status.NOT_RUN) {
            return List.of(line(record));
        }
        var lines = new ArrayList<String>();
        var told = new HashMap<List<Answer>, String>();
        for (var phase : record.phases()) {
            var when = record.phases().size() > 1 ? " (" + phase.name() + ")" : "";
            for (var judged : phase.judged()) {
                if (!judged.met()) {
                    var start = lines.isEmpty()
                            ? line(record)
                            : "and  " + Visible.of(record.identity().id());
                    lines.add(start + "  " + Visible.of(judged.message() + ": " + judged.headline()) + when);
                    lines.addAll(answers(judged, told));
                }
            }
        }
        if (lines.isEmpty()) {
            lines.add(line(record));
        }
        record.problems().forEach(problem -> lines.add(Visible.of(problem)));
        record.phases()
                .forEach(phase -> phase.differences()
                        .forEach(difference -> lines.add("  " + phase.name()
                                + ": a defect of the simulator, forecast and lab differ: " + Visible.of(difference))));
        return lines;
    }

    /** An answer that was given before, as for a refusal and the report about it, is not given twice. */
    private static List<String> answers(Judged judged, Map<List<Answer>, String> told) {
        var lines = new ArrayList<String>();
        judged.at().ifPresent(at -> lines.add("  " + Visible.of(at.file() + ":" + at.line())));
        var own = judged.answers().stream().filter(RunText::own).toList();
        var shared = judged.answers().stream().filter(answer -> !own(answer)).toList();
        own.forEach(answer -> lines.add(row(answer)));
        var before = shared.isEmpty() ? null : told.putIfAbsent(shared, judged.message());
        if (before == null) {
            shared.forEach(answer -> lines.add(row(answer)));
        } else {
            lines.add("  decided by   as for '" + Visible.of(before) + "' above");
        }
        return lines;
    }

    private static boolean own(Answer answer) {
        return answer.label().equals("also") || answer.label().equals("seen");
    }

    private static String row(Answer answer) {
        return "  %-12s %s".formatted(answer.label(), Visible.of(answer.text()));
    }

    /** {@code 79 passed, 1 failed (3.2 s)}. */
    public List<String> summary(RunRecord run) {
        var counts = new ArrayList<String>();
        for (var status : Status.values()) {
            var count = run.count(status);
            if (count > 0 || status == Status.PASSED) {
                counts.add(count + " " + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        var lines = new ArrayList<String>();
        lines.add("%s (%.1f s)".formatted(String.join(", ", counts), run.wallMillis() / 1000.0));
        lines.add(Visible.of(run.unusedTold()));
        if (!run.notRun().isEmpty()) {
            lines.add(run.notRun());
        }
        return lines;
    }
}
