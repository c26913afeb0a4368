package dev.hybridlab.reports.text;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened, for a terminal: to one message with what was considered, or as it happens in a line a step. */
public final class Story {
    private Story() {}

    /** @param message the id it was sent under; its copies and the notices about it belong to it */
    public static List<String> of(List<Step> steps, String message) {
        var lines = new ArrayList<String>();
        for (var step : steps) {
            var words = step.where().message().root().equals(message) ? StepWords.of(step) : "";
            if (!words.isEmpty()) {
                lines.add(step.where().host() + "  " + words);
                Reasons.main(step).ifPresent(because -> lines.add("      because " + because));
                Reasons.considered(step).stream()
                        .filter(each -> !each.chosen())
                        .map(Story::loser)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    /** {@code visitor-1 at EX01: refuses at RCPT: 550 ... because ...}; empty for a step that is not worth a line. */
    public static Optional<String> line(Step step) {
        var words = StepWords.of(step);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        step.where().message().lineage() + " at " + step.where().host() + ": " + words
                                + Reasons.main(step)
                                        .map(because -> "  because " + because)
                                        .orElse(""));
    }

    private static String loser(Considered each) {
        return "      not '" + each.candidate() + "': " + each.because();
    }
}
