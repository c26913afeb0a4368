package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.reply.SmtpReply;
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
    private Optional<Waiting> waiting = Optional.empty();

    /** Since when and for what it waits. */
    record Waiting(SmtpReply lastError, AfterReply.Retry retry) {}

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

    Optional<Waiting> waiting() {
        return waiting;
    }

    void waitsFor(SmtpReply lastError, AfterReply.Retry retry) {
        waiting = Optional.of(new Waiting(lastError, retry));
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
