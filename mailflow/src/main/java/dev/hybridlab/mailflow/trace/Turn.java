package dev.hybridlab.mailflow.trace;

import java.util.Comparator;

/**
 * The place of a step: the client prepares (0), the server acts (1), the client reads the answer (2).
 *
 * @param turn which command of the session, 0 the connection itself; -1 before any session
 * @param side 0, 1 or 2 as above
 * @param number among the steps of the same turn and side
 */
public record Turn(int turn, int side, int number) implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER =
            Comparator.comparingInt(Turn::turn).thenComparingInt(Turn::side).thenComparingInt(Turn::number);

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
