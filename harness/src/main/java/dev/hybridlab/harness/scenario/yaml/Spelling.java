package dev.hybridlab.harness.scenario.yaml;

import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Words the answer to a word that is not known: what somebody may have meant, or which ones there are. */
public final class Spelling {
    private static final int MOST_LISTED = 14;

    private Spelling() {}

    /**
     * What to write instead.
     *
     * @param owner who has the candidates, with its verb: {@code an InboundConnector has}
     */
    public static String hint(String owner, String word, Collection<String> candidates) {
        var near = NearWord.of(word, candidates);
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
        var meant = NearWord.of(word, candidates)
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
}
