package dev.hybridlab.mailflow.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The right word that is nearest to a wrong one: of a key, a setting, a name. */
public final class NearWord {
    private static final int LONGEST = 200;
    private static final int MOST_APART = 20;

    private NearWord() {}

    /** Empty when none is near: at most a third of the letters may be missing, added, swapped or other ones. */
    public static Optional<String> of(String wrong, Collection<String> right) {
        return right.stream()
                .filter(each -> distance(wrong, each) <= Math.max(1, longer(wrong, each) / 3))
                .min(Comparator.<String>comparingInt(each -> distance(wrong, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A sentence for a message: {@code did you mean 'x'?}, else which ones there are, else {@code there is none}. */
    public static String suggestion(String wrong, Collection<String> right) {
        return of(wrong, right)
                .map(each -> "did you mean '" + each + "'?")
                .orElse(right.isEmpty() ? "there is none" : "there is " + String.join(", ", right));
    }

    private static int longer(String a, String b) {
        return Math.max(a.length(), b.length());
    }

    /** Letters to insert, drop, replace or swap with their neighbour, case aside (optimal string alignment). */
    private static int distance(String a, String b) {
        var x = a.toLowerCase(Locale.ROOT);
        var y = b.toLowerCase(Locale.ROOT);
        if (Math.abs(x.length() - y.length()) > MOST_APART || longer(x, y) > LONGEST) {
            return Integer.MAX_VALUE;
        }
        var rows = new int[x.length() + 1][y.length() + 1];
        for (var i = 0; i <= x.length(); i++) {
            for (var j = 0; j <= y.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, i, j, x.charAt(i - 1) == y.charAt(j - 1));
                if (i > 1 && j > 1 && x.charAt(i - 1) == y.charAt(j - 2) && x.charAt(i - 2) == y.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[x.length()][y.length()];
    }

    private static int step(int[][] rows, int i, int j, boolean same) {
        return Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
    }
}
