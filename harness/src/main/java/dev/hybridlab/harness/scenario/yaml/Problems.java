package dev.hybridlab.harness.scenario.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects the mistakes of one reading, so that all are told at once. */
public final class Problems {
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

    /** Every mistake once, in the order of the file. */
    public List<Problem> all() {
        return List.copyOf(new TreeSet<>(found));
    }
}
