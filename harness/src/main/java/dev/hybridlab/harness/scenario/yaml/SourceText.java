package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;

/**
 * The lines of a file, kept for excerpts.
 *
 * @param file as the user named it, with {@code /} between folders
 * @param lines without their line ends
 */
public record SourceText(String file, List<String> lines) {
    public SourceText {
        lines = List.copyOf(lines);
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

    /** The characters of a piece of this file. */
    public String text(Place place) {
        var line = line(place.at().line());
        var from = Math.min(line.length(), place.at().column() - 1);
        return line.substring(from, Math.min(line.length(), from + place.width()));
    }
}
