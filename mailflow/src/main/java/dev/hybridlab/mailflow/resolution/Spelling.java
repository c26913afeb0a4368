package dev.hybridlab.mailflow.resolution;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The right spelling that is nearest to a wrong one. */
public final class Spelling {
    private Spelling() {}

    /** Empty when none is near: at most a third of the letters may be missing, added or other ones. */
    public static Optional<String> nearest(String wrong, Collection<String> right) {
        return right.stream()
                .filter(each -> distance(wrong, each) <= Math.max(1, Math.max(wrong.length(), each.length()) / 3))
                .min(Comparator.<String>comparingInt(each -> distance(wrong, each))
                        .thenComparing(each -> each));
    }

    /** A sentence for a message: {@code did you mean 'x'?}, else which ones there are, else {@code there is none}. */
    public static String suggestion(String wrong, Collection<String> right) {
        return nearest(wrong, right)
                .map(each -> "did you mean '" + each + "'?")
                .orElse(right.isEmpty() ? "there is none" : "there is " + String.join(", ", right));
    }

    /** How many letters must be added, removed or replaced; case does not count. */
    private static int distance(String from, String to) {
        var one = from.toLowerCase(Locale.ROOT);
        var two = to.toLowerCase(Locale.ROOT);
        var before = new int[two.length() + 1];
        for (var j = 0; j <= two.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[two.length() + 1];
            row[0] = i;
            for (var j = 1; j <= two.length(); j++) {
                var replaced = before[j - 1] + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[two.length()];
    }
}
