package dev.hybridlab.junit;

import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Judged.Answer;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.MultipleFailuresError;

/**
 * What failed in a test as the verdicts of a report: a headline, what was expected, and the rows below it.
 *
 * @param type the test's
 */
record Verdicts(Class<?> type) {
    /** A label that is filled up to twelve characters, and what it says. */
    private static final Pattern ROW = Pattern.compile("  ([a-z][a-z ]{11}) (.*)");

    /** The record of a lab with what failed in it. */
    ScenarioRecord added(Throwable failure, ScenarioRecord record) {
        return new ScenarioRecord(
                record.identity(),
                record.status(),
                record.problems(),
                record.phases().stream().map(phase -> added(failure, phase)).toList(),
                record.hosts(),
                record.unused(),
                record.cited(),
                record.wallMillis());
    }

    private Phase added(Throwable failure, Phase phase) {
        var messages = phase.steps().stream()
                .map(step -> step.where().message().root())
                .filter(root -> !root.isEmpty())
                .distinct()
                .toList();
        var judged = each(failure).map(one -> judged(one, messages)).toList();
        return new Phase(
                phase.name(),
                phase.steps(),
                phase.sessions(),
                judged,
                phase.failures(),
                phase.loops(),
                phase.differences());
    }

    /** Soft assertions fail with several. */
    private static Stream<Throwable> each(Throwable failure) {
        return failure instanceof MultipleFailuresError several
                        && !several.getFailures().isEmpty()
                ? several.getFailures().stream()
                : Stream.of(failure);
    }

    private Judged judged(Throwable failure, List<String> messages) {
        var lines = words(failure);
        var answers = new ArrayList<>(answers(lines));
        var expected =
                answers.stream().filter(each -> each.label().equals("expected")).findFirst();
        expected.ifPresent(answers::remove);
        return new Judged(
                about(String.join("\n", lines), messages),
                expected.map(Answer::text).orElse("that the test passes"),
                false,
                lines.getFirst(),
                line(failure),
                answers);
    }

    private static List<String> words(Throwable failure) {
        var told = failure instanceof AssertionError
                ? Optional.ofNullable(failure.getMessage()).orElse("")
                : failure.toString();
        var lines = told.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("at "))
                .toList();
        return lines.isEmpty() ? List.of(failure.toString()) : lines;
    }

    /** A line that is no row goes on with the one before. */
    private static List<Answer> answers(List<String> lines) {
        var answers = new ArrayList<Answer>();
        for (var line : lines.subList(1, lines.size())) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                answers.add(new Answer(row.group(1).strip(), row.group(2)));
            } else if (answers.isEmpty() || answers.getLast().label().isEmpty()) {
                answers.add(new Answer("", line.strip()));
            } else {
                var before = answers.removeLast();
                answers.add(new Answer(before.label(), before.text() + "\n" + line));
            }
        }
        return answers;
    }

    /** The message that is spoken of; empty where that cannot be told. */
    private static String about(String words, List<String> messages) {
        return messages.size() == 1
                ? messages.getFirst()
                : messages.stream()
                        .filter(message -> Pattern.compile("(?<![\\w-])" + Pattern.quote(message) + "(?![\\w-])")
                                .matcher(words)
                                .find())
                        .findFirst()
                        .orElse("");
    }

    /** The line of the test that failed. */
    private Optional<SourceLine> line(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(type.getName())
                        || frame.getClassName().startsWith(type.getName() + "$"))
                .filter(frame -> frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> new SourceLine(
                        Optional.ofNullable(frame.getFileName()).orElse(type.getSimpleName()),
                        frame.getLineNumber(),
                        1));
    }
}
