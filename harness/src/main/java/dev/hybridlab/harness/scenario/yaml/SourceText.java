package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a file, kept for excerpts.
 *
 * @param file as the user named it, with {@code /} between folders
 * @param lines without their line ends
 * @param isRetold its lines say in YAML what Java code said at these lines, so their columns are not those of the file
 */
public record SourceText(String file, List<String> lines, boolean isRetold) {
    /** Lines that a step has at most, about. */
    private static final int BLOCK = 12;

    public SourceText {
        lines = List.copyOf(lines);
    }

    public SourceText(String file, List<String> lines) {
        this(file, lines, false);
    }

    /** Lines end with CR LF, LF or CR, as in YAML 1.2 §5.4. */
    public static SourceText of(String file, String text) {
        return new SourceText(file, List.of(text.split("\r\n|\n|\r", -1)));
    }

    /** A line by its number, from 1; empty for one that does not exist. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The piece that starts at a line and column, both from 1. */
    public Place place(int line, int column, int width) {
        return new Place(this, new SourceLine(file, line, column), width);
    }

    /** The word that starts at a line and column: up to a colon that ends a key, a comma or a bracket. */
    public Place word(SourceLine at) {
        var rest = line(at.line());
        var from = Math.min(rest.length(), at.column() - 1);
        var end = from;
        while (end < rest.length() && ",]}".indexOf(rest.charAt(end)) < 0 && !rest.startsWith(": ", end)) {
            end++;
        }
        return place(at.line(), at.column(), rest.substring(from, end).strip().length());
    }

    /** What stands behind the key that starts at a line and column, when it begins on the same line; else the key itself. */
    public Place value(SourceLine at) {
        var line = line(at.line());
        var colon = line.indexOf(": ", Math.min(line.length(), at.column() - 1));
        var start = colon < 0 ? line.length() : colon + 2;
        while (start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        if (start >= line.length() || "#&>|".indexOf(line.charAt(start)) >= 0) {
            return word(at);
        }
        return place(at.line(), start + 1, extent(line, start));
    }

    /** How long a value is: brackets count, so do quotes; a comma or bracket of the block around it ends it. */
    private static int extent(String line, int start) {
        var depth = 0;
        var quote = '\0';
        var end = start;
        for (; end < line.length(); end++) {
            var c = line.charAt(end);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'' && end == start) {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if ((c == ']' || c == '}' || c == ',') && depth == 0 || line.startsWith(" #", end)) {
                break;
            } else if (c == ']' || c == '}') {
                depth--;
            }
        }
        return line.substring(start, end).strip().length();
    }

    /** The first place of a word at or behind a line and column, in the block that begins there; else what begins there. */
    public Place found(SourceLine at, String word) {
        var pattern = Pattern.compile("(?<![\\w.@-])" + Pattern.quote(word) + "(?![\\w@-])");
        for (var number = at.line(); number < at.line() + BLOCK && number <= lines.size(); number++) {
            var match = pattern.matcher(line(number));
            var from = number == at.line() ? Math.min(line(number).length(), at.column() - 1) : 0;
            if (!word.isEmpty() && match.find(from)) {
                return place(number, match.start() + 1, word.length());
            }
        }
        return word(at);
    }

    /** The characters of a piece of this file. */
    public String text(Place place) {
        var line = line(place.at().line());
        var from = Math.min(line.length(), place.at().column() - 1);
        return line.substring(from, Math.min(line.length(), from + place.width()));
    }
}
