package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.trace.SourceLine;

/**
 * A piece of a file.
 *
 * @param source the file it stands in
 * @param at where it starts
 * @param width how many characters a caret line marks, at least 1
 */
public record Place(SourceText source, SourceLine at, int width) {
    public Place {
        width = Math.max(1, width);
    }

    /** A mistake here. */
    public Problem problem(String found, String mend) {
        return new Problem(at, width, found, source.line(at.line()), mend, !source.isRetold());
    }

    /** A part of this piece; stays inside it where the text was written in another way (escapes, several lines). */
    public Place part(int offset, int length) {
        var start = Math.clamp(offset, 0, width - 1);
        var end = Math.clamp((long) offset + length, start + 1, width);
        return new Place(source, new SourceLine(at.file(), at.line(), at.column() + start), end - start);
    }
}
