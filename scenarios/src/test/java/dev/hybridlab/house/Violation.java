package dev.hybridlab.house;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.stream.Collectors;

/** One place that breaks a house rule, told as {@code path:line: what is wrong}, which editors turn into a link. */
record Violation(String path, long line, String what) {
    /** Fails with one line a violation. */
    static void none(String rule, List<Violation> found) {
        if (!found.isEmpty()) {
            fail(found.stream()
                    .map(Violation::toString)
                    .collect(Collectors.joining("\n", rule + ", broken " + found.size() + " times:\n", "")));
        }
    }

    @Override
    public String toString() {
        return path + ":" + line + ": " + what;
    }
}
