package dev.hybridlab.assertj;

import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.record.run.Judged.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a failure: a headline and rows below it, as {@code hybridlab run} tells one. */
final class Told {
    private final List<String> lines = new ArrayList<>();

    Told(String headline) {
        lines.add(headline);
    }

    Told row(String label, Object text) {
        lines.add("  %-12s %s".formatted(label, text));
        return this;
    }

    Told rows(String label, Collection<?> texts) {
        texts.forEach(text -> row(label, text));
        return this;
    }

    /** Names that nothing on the way of a message can have, each with what was meant: a slip, of which no verdict follows. */
    Told unknown(Collection<String> known, String... names) {
        for (var name : names) {
            if (!known.contains(name)) {
                row(
                        "unknown",
                        "no side or host is called '" + name + "'; " + Spelling.hint("the lab has", name, known));
            }
        }
        return this;
    }

    Told answers(List<Answer> answers) {
        answers.forEach(answer -> row(answer.label(), answer.text()));
        return this;
    }

    static String path(List<String> sides) {
        return sides.isEmpty() ? "none" : String.join(" > ", sides);
    }

    static String paths(Collection<List<String>> ways) {
        return ways.stream().map(Told::path).collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
