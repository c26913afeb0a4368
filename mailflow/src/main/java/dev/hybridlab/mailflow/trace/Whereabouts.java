package dev.hybridlab.mailflow.trace;

import java.time.Instant;

/**
 * When and where a step happened. Steps sort by it: instant, lineage, hop, attempt, turn, side, number.
 *
 * @param at virtual time
 * @param host the host's name
 * @param message which message, in which of its copies
 * @param turn the place inside a session and among the steps of one turn
 */
public record Whereabouts(Instant at, String host, MessageRef message, Turn turn) implements Comparable<Whereabouts> {
    @Override
    public int compareTo(Whereabouts other) {
        var byTime = at.compareTo(other.at);
        var byMessage = byTime != 0 ? byTime : message.compareTo(other.message);
        return byMessage != 0 ? byMessage : turn.compareTo(other.turn);
    }
}
