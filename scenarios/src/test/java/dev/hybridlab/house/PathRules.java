package dev.hybridlab.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the project says holds on every machine: no path of one machine, and nothing outside the checkout. */
final class PathRules {
    // Written so that this file does not break its own rule.
    private static final Pattern OUTSIDE = Pattern.compile("\\.\\./" + "shared\\b");
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.$}/-])/(?:work|root|tmp|home|Users)" + "/[\\w.-]+" + "|\\b[A-Z]:\\\\Users" + "\\\\\\w+");

    private PathRules() {}

    static List<Violation> paths(Source text) {
        return Stream.concat(
                        text.linesWith(OUTSIDE, "'%s' lies outside the project"),
                        text.linesWith(MACHINE, "'%s' is a path of one machine"))
                .toList();
    }
}
