package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which outcome answers which expectation: the nearest pair first, so that a delivery with another header is shown as one
 * difference and not as something missing beside something unexpected.
 *
 * @param pairs expectations with the outcome that comes nearest
 * @param missing expectations that nothing is left for
 * @param unexpected outcomes that nobody asked for
 */
record Pairing(List<Pair> pairs, List<Expectation> missing, List<Outcome> unexpected) {
    /** @param misses empty when it is what was expected */
    record Pair(Expectation expected, Outcome seen, List<Miss> misses) {
        /** That it waited for a while explains nothing that never came. */
        boolean isBesideThePoint() {
            return isOver(seen) && !(expected instanceof Expectation.Deferred);
        }

        int distance() {
            return misses.stream().mapToInt(Miss::distance).sum();
        }
    }

    static Pairing of(List<Expectation> expectations, List<Outcome> outcomes, Nearness nearness) {
        var candidates = new ArrayList<Pair>();
        for (var expected : expectations) {
            for (var seen : outcomes) {
                var pair = new Pair(expected, seen, nearness.misses(expected, seen));
                if (!pair.isBesideThePoint()) {
                    candidates.add(pair);
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Pair::distance)); // stable: the file's order, then the evidence's
        var missing = new ArrayList<>(expectations);
        var left = new ArrayList<>(outcomes);
        var pairs = new ArrayList<Pair>();
        for (var candidate : candidates) {
            if (missing.contains(candidate.expected()) && left.contains(candidate.seen())) {
                missing.remove(candidate.expected());
                left.remove(candidate.seen());
                pairs.add(candidate);
            }
        }
        return new Pairing(List.copyOf(pairs), List.copyOf(missing), List.copyOf(left));
    }

    /** A message that waited and does not wait any more: its end is judged itself. */
    static boolean isOver(Outcome outcome) {
        return outcome instanceof Outcome.Deferred(var step, var at, var stillWaiting) && !stillWaiting;
    }
}
