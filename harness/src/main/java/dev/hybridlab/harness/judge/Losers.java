package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * The candidates that lost, those first that could have won; candidates with the very same reason share a line.
 *
 * @param near those that listened and still lost
 * @param words a line each or for several
 */
record Losers(List<Considered> near, List<String> words) {
    private static final int MOST = 6;
    /** ONP-RECV-21: another port is out of the question, whatever else the connector says. */
    private static final Set<String> FAR = Set.of("ONP-RECV-21");

    static Losers of(List<Considered> losers) {
        var near = losers.stream().filter(each -> !far(each)).toList();
        var groups = new LinkedHashMap<String, List<Considered>>();
        near.forEach(each -> group(groups, each));
        losers.stream().filter(Losers::far).forEach(each -> group(groups, each));
        var words = new ArrayList<>(
                groups.values().stream().map(Losers::words).limit(MOST).toList());
        var told = groups.values().stream().limit(MOST).mapToInt(List::size).sum();
        if (told < losers.size()) {
            words.add("and " + (losers.size() - told) + " more");
        }
        return new Losers(near, words);
    }

    private static boolean far(Considered candidate) {
        return FAR.contains(candidate.because().fact());
    }

    private static void group(LinkedHashMap<String, List<Considered>> groups, Considered candidate) {
        groups.computeIfAbsent(candidate.because().text(), text -> new ArrayList<>())
                .add(candidate);
    }

    /** {@code 'Inbound from ...' wants *.contoso.com, the peer showed CN=mail.contoso.net}. */
    private static String words(List<Considered> same) {
        var first = same.getFirst();
        var says = first.because().text();
        var name = "'" + first.candidate() + "'";
        if (same.size() > 1) {
            return name + " and " + (same.size() - 1) + " more: " + says;
        }
        return says.startsWith(name) || says.startsWith(first.candidate()) ? says : name + " " + says;
    }
}
