package dev.hybridlab.harness.scenario.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody may have meant. */
public final class Spelling {
    private static final int MOST_LISTED = 14;

    private Spelling() {}

    /** The candidate that is nearest to the word, if one is near: at most a third of its letters differ. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, longer(word, candidate) / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * What to write instead.
     *
     * @param owner who has the candidates, with its verb: {@code an InboundConnector has}
     */
    public static String hint(String owner, String word, Collection<String> candidates) {
        var near = nearest(word, candidates);
        if (near.isEmpty()) {
            return candidates.isEmpty() ? owner + " none" : owner + " " + listed(candidates);
        }
        return near.get().equalsIgnoreCase(word)
                ? owner + " '" + near.get() + "'; upper and lower case count"
                : owner + " '" + near.get() + "'; did you mean that?";
    }

    /**
     * What to write instead, where the choices are few enough to be told: all of them, and the one that was meant.
     *
     * @param owner who has them, with its verb: {@code kind is one of}
     */
    public static String choice(String owner, String word, Collection<String> candidates) {
        if (candidates.size() > MOST_LISTED) {
            return hint(owner, word, candidates);
        }
        var meant = nearest(word, candidates)
                .map(near ->
                        near.equalsIgnoreCase(word) ? "; upper and lower case count" : "; did you mean '" + near + "'?")
                .orElse("");
        return owner + " " + listed(candidates) + meant;
    }

    /** The candidates in their order, the first ones where there are many. */
    public static String listed(Collection<String> candidates) {
        List<String> all = List.copyOf(candidates);
        var first =
                all.stream().limit(MOST_LISTED).map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return all.size() > MOST_LISTED ? first + " and " + (all.size() - MOST_LISTED) + " more" : first;
    }

    private static int longer(String a, String b) {
        return Math.max(a.length(), b.length());
    }

    /** Letters to insert, drop, replace or swap with their neighbour, case aside (optimal string alignment). */
    static int distance(String a, String b) {
        var x = a.toLowerCase(Locale.ROOT);
        var y = b.toLowerCase(Locale.ROOT);
        if (Math.abs(x.length() - y.length()) > 20 || longer(x, y) > 200) {
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
