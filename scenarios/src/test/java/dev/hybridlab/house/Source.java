package dev.hybridlab.house;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One text file of the project; {@code path} is relative to its root and has slashes on every system. */
record Source(String path, String text) {
    /** Number of lines; the last line feed ends a line and begins none. */
    int lines() {
        return (int) text.lines().count();
    }

    boolean isPackageInfo() {
        return path.endsWith("/package-info.java");
    }

    /** A violation in each line that the pattern finds. */
    Stream<Violation> linesWith(Pattern pattern, String what) {
        var lines = text.lines().toList();
        return Stream.iterate(0, line -> line < lines.size(), line -> line + 1)
                .flatMap(line -> pattern.matcher(lines.get(line))
                        .results()
                        .map(match -> new Violation(path, line + 1, what.formatted(match.group()))));
    }
}
