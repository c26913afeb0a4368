package dev.hybridlab.harness.scenario.yaml;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the YAML parser says, in the words of this product: the place, and what one usually does about it. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    static Problem of(SourceText source, YamlEngineException error) {
        return switch (error) {
            case MarkedYamlEngineException marked -> marked(source, marked);
            case ReaderException reader -> unreadable(source, reader);
            default ->
                source.place(1, 1, 1)
                        .problem("is no YAML: " + firstLine(String.valueOf(error.getMessage())), "mend the file");
        };
    }

    private static Problem marked(SourceText source, MarkedYamlEngineException error) {
        var mark = error.getProblemMark().or(error::getContextMark);
        var place = mark.map(at -> place(source, at)).orElseGet(() -> source.place(1, 1, 1));
        if (place.at().line() > 1
                && source.line(place.at().line()).isEmpty()) { // past the end: show what was not closed
            place = error.getContextMark().map(at -> place(source, at)).orElse(place);
        }
        if (String.valueOf(error.getContext()).contains("alias")
                && error.getContextMark().isPresent()) {
            return alias(source, error.getContextMark().get());
        }
        var what = firstLine(error.getProblem());
        return place.problem(
                "is no YAML: " + what, mend(what, source.line(place.at().line())));
    }

    /** {@code *.contoso.net}: the mistake that everybody makes once. */
    private static Problem alias(SourceText source, Mark star) {
        var word = source.word(place(source, star).at());
        var text = source.text(word);
        return word.problem("a text that begins with '" + text.charAt(0) + "' needs quotes", "write \"" + text + "\"");
    }

    private static String mend(String what, String line) {
        var printed = FlowList.ofPrinted(line);
        if (printed.isPresent()) {
            return printed.get();
        }
        if (line.contains("\t") || what.contains("TAB")) {
            return "YAML indents with blanks, never with a tab";
        }
        if (what.contains("mapping values are not allowed")) {
            return "a text with ': ' inside needs quotes; a key begins below the first letter of its neighbours";
        }
        if (what.contains("cannot start any token")) {
            return "put the text into quotes";
        }
        if (what.contains("escape")) {
            return "between double quotes a backslash begins an escape: use single quotes";
        }
        if (what.contains("expected ',' or")) {
            return "close the bracket, or put a comma between two entries; a text with ', ' inside needs quotes";
        }
        if (what.contains("expected <block end>")) {
            return "give all entries of a list or mapping the same indentation";
        }
        return "mend this line or the one before it";
    }

    private static Problem unreadable(SourceText source, ReaderException error) {
        var line = 1;
        var left = error.getPosition();
        while (line < source.lines().size() && left > source.line(line).length()) {
            left -= source.line(line).length() + 1;
            line++;
        }
        return new Problem(
                source.place(line, Math.max(1, left + 1), 1).at(),
                1,
                "is no text: it has the character %04X".formatted(error.getCodePoint()),
                "",
                "a YAML file is text without control characters",
                true);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** What an event covers: its whole text on one line, the first character of anything longer. */
    static Place place(SourceText source, Event event) {
        var from = event.getStartMark();
        if (from.isEmpty()) {
            return source.place(1, 1, 1);
        }
        var start = place(source, from.get());
        var closes = event.getEventId() == Event.ID.Scalar || event.getEventId() == Event.ID.Alias;
        return event.getEndMark()
                .filter(end -> closes && end.getLine() == from.get().getLine())
                .map(end -> source.place(
                        start.at().line(),
                        start.at().column(),
                        place(source, end).at().column() - start.at().column()))
                .orElse(start);
    }

    /** The parser counts characters beyond the basic plane once, Java twice. */
    private static Place place(SourceText source, Mark mark) {
        var line = source.line(mark.getLine() + 1);
        var column = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
        return source.place(mark.getLine() + 1, line.offsetByCodePoints(0, column) + 1, 1);
    }
}
