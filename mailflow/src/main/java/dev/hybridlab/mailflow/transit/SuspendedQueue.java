package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Optional;

/** What {@code Suspend-Queue} does to a message: it is taken and kept, its sender told of delay and expiry as ever (TIME-50, LAB-50). */
final class SuspendedQueue {
    private static final SmtpReply SHOWN = SmtpReply.of("400 Suspended");

    private SuspendedQueue() {}

    /** Before it is sorted, since every queue is suspended. */
    static Optional<Stay> holds(MailSystemPolicy policy, QueueEntry entry, Instant now) {
        var because = Reason.of(
                "LAB-50", "the queues of {} are suspended", policy.host().name());
        return usual(policy, entry, now).map(usual -> stay(entry, QueueRef.SUBMISSION, usual, because));
    }

    /** In this queue (TIME-53). */
    static Optional<Stay> holds(MailSystemPolicy policy, QueueEntry entry, QueueRef queue, Instant now) {
        var because = Reason.of(
                        "LAB-50",
                        "the queue {} is suspended",
                        queue.identity(policy.host().name()))
                .alsoAssuming("TIME-53");
        return usual(policy, entry, now).map(usual -> stay(entry, queue, usual, because));
    }

    /** Until when mail is kept at most; empty for a host that keeps nothing. */
    private static Optional<AfterReply.Retry> usual(MailSystemPolicy policy, QueueEntry entry, Instant now) {
        var attempt = new Attempt(entry.held(), Math.max(1, entry.attempts()), true, SHOWN, now);
        return policy.afterReply(attempt) instanceof AfterReply.Retry usual ? Optional.of(usual) : Optional.empty();
    }

    private static Stay stay(QueueEntry entry, QueueRef queue, AfterReply.Retry usual, Reason because) {
        var retry = new AfterReply.Retry(
                usual.expiry(), usual.delayNotice(), usual.expiry(), usual.expired(), because.alsoAssuming("TIME-50"));
        return new Stay(SHOWN, retry, Optional.of(queue.standing("Suspended", entry.attempts())));
    }

    static boolean keeps(QueueEntry entry) {
        return entry.waiting().filter(since -> since.shown().equals(SHOWN)).isPresent();
    }
}
