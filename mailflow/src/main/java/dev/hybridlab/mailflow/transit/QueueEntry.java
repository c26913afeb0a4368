package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.time.Instant;
import java.util.Optional;

/** One message in a queue, for the recipients that share its fate. Touched by one task at a time. */
final class QueueEntry {
    private final HeldMessage held;
    private int attempts;
    private int connections;
    private boolean delayTold;
    private boolean ruled;
    private boolean journaled;
    private int crashes;
    private Optional<QueueRef> queue = Optional.empty();
    private Optional<Stay> waiting = Optional.empty();

    QueueEntry(HeldMessage held) {
        this.held = held;
    }

    /** The part of another entry that goes its own way; it has had as many attempts. */
    QueueEntry(HeldMessage part, QueueEntry of) {
        this.held = part;
        this.attempts = of.attempts;
        this.connections = of.connections;
        this.delayTold = of.delayTold;
        this.ruled = of.ruled;
        this.journaled = of.journaled;
    }

    /** Whether transport rules still have to see it; answers true once. */
    boolean rulesDue() {
        var due = !ruled;
        ruled = true;
        return due;
    }

    /** Whether journal rules still have to see it; answers true once. */
    boolean journalDue() {
        var due = !journaled;
        journaled = true;
        return due;
    }

    HeldMessage held() {
        return held;
    }

    int attempts() {
        return attempts;
    }

    int countAttempt() {
        return ++attempts;
    }

    /** The number of the next connection, without making it. */
    int nextConnection() {
        return connections + 1;
    }

    void countConnection() {
        connections++;
    }

    /** How often it has ended the service, this time included. */
    int countCrash() {
        return ++crashes;
    }

    /** The queue of the hop that it goes by. */
    Optional<QueueRef> queue() {
        return queue;
    }

    void goesBy(Optional<QueueRef> way) {
        queue = way;
    }

    Optional<Stay> waiting() {
        return waiting;
    }

    /** As the queue of this host shows it while it waits. */
    Queued queued(String host) {
        var stay = waiting.orElseThrow();
        var recipients = held.envelope().recipients().stream()
                .map(EnvelopeRecipient::address)
                .toList();
        return new Queued(host, held.ref(), recipients, stay.shown(), wake(), stay.queue());
    }

    void stays(Stay stay) {
        waiting = Optional.of(stay);
    }

    /** Whether it is suspended in the queue that somebody calls by this name. */
    boolean suspendedIn(String name) {
        return waiting.flatMap(Stay::queue)
                .filter(each -> each.status().equals("Suspended") && each.named(name))
                .isPresent();
    }

    void waitsNoMore() {
        waiting = Optional.empty();
    }

    /** When it has to be looked at next: attempt, delay notice or expiry, whichever comes first. */
    Instant wake() {
        var retry = waiting.orElseThrow().retry();
        var wake = retry.at().isBefore(retry.expiry()) ? retry.at() : retry.expiry();
        var delay = retry.delayNotice();
        return !delayTold && delay.isPresent() && delay.get().isBefore(wake) ? delay.get() : wake;
    }

    boolean expiredAt(Instant now) {
        return waiting.isPresent() && !now.isBefore(waiting.get().retry().expiry());
    }

    /** Whether the sender is to hear now that it waits; answers true once. */
    boolean tellDelayAt(Instant now) {
        var due = waiting.flatMap(since -> since.retry().delayNotice()).filter(delay -> !now.isBefore(delay));
        if (delayTold || due.isEmpty()) {
            return false;
        }
        delayTold = true;
        return true;
    }

    boolean attemptDueAt(Instant now) {
        return waiting.isEmpty() || !now.isBefore(waiting.get().retry().at());
    }
}
