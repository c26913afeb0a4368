package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.Comparator;

/**
 * One mistake in a file, told as a good compiler tells it.
 *
 * @param where the wrong piece starts here
 * @param width how many characters it has, at least 1
 * @param found what is wrong
 * @param excerpt the whole line; empty where there is no line to show, e.g. for a missing file
 * @param mend what to do about it
 * @param hasColumn whether the column counts in the file itself, and not only in the excerpt
 */
public record Problem(SourceLine where, int width, String found, String excerpt, String mend, boolean hasColumn)
        implements Comparable<Problem> {
    private static final int LONGEST_EXCERPT = 160;
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.where().file())
            .thenComparing(problem -> problem.where().line())
            .thenComparing(problem -> problem.where().column())
            .thenComparing(Problem::found);

    public Problem {
        found = Echoed.in(found);
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        if (excerpt.isBlank()) {
            return (where.line() == 1 && where.column() == 1 ? where.file() : place()) + ": " + found + "\n  " + mend;
        }
        // A file of one enormous line shows the part around the mistake.
        var start = where.column() > LONGEST_EXCERPT ? where.column() - 1 - LONGEST_EXCERPT / 4 : 0;
        var from = Math.min(start, excerpt.length());
        var shown = excerpt.substring(from, Math.min(excerpt.length(), from + LONGEST_EXCERPT));
        var indent = shown.length() - shown.stripLeading().length();
        var blanks = Math.max(0, where.column() - 1 - from - indent);
        var carets = Math.clamp(width, 1, Math.max(1, shown.strip().length() - blanks));
        return """
            %s: %s
                %s
                %s%s
              %s\
            """.formatted(place(), found, shown.strip(), " ".repeat(blanks), "^".repeat(carets), mend);
    }

    private String place() {
        return hasColumn ? where.toString() : where.file() + ":" + where.line();
    }
}
