package dev.hybridlab.harness.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects the mistakes of one reading, so that all are told at once. */
public final class Problems {
    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();

    /** Notes a mistake at this place. */
    public void add(Place place, String what, String mend) {
        found.add(place.problem(what, mend));
    }

    public void addAll(List<Problem> more) {
        found.addAll(more);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many were noted so far: equal before and after means that nothing new was found. */
    public int count() {
        return found.size();
    }

    /** Every mistake once, in the order of the file; where there are very many, the first of them and how many more there are. */
    public List<Problem> all() {
        var each = List.copyOf(new TreeSet<>(found));
        if (each.size() <= MOST) {
            return each;
        }
        var shown = new ArrayList<>(each.subList(0, MOST));
        var next = each.get(MOST).where();
        shown.add(new Problem(
                next,
                1,
                "and " + (each.size() - MOST) + " more problems from here on",
                "",
                "mend the first ones",
                true));
        return List.copyOf(shown);
    }
}
