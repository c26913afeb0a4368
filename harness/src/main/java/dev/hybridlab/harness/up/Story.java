package dev.hybridlab.harness.up;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.reports.text.Reasons;
import dev.hybridlab.reports.text.StepWords;
import java.util.ArrayList;
import java.util.List;

/** What happened to one message, a line or two a step, for a terminal. */
final class Story {
    private Story() {}

    static List<String> of(List<Step> steps, String message) {
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

    private static String loser(Considered each) {
        return "      not '" + each.candidate() + "': " + each.because();
    }
}
