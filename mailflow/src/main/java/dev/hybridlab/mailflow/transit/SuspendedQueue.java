package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Optional;

/** What {@code Suspend-Queue} does to a message: it is taken and kept, its sender told of delay and expiry as ever (TIME-50, LAB-50). */
final class SuspendedQueue {
    private static final SmtpReply SHOWN = SmtpReply.of("400 Suspended");

    private SuspendedQueue() {}

    /** Until when it is kept at most; empty for a host that keeps nothing. */
    static Optional<AfterReply.Retry> holds(MailSystemPolicy policy, QueueEntry entry, Instant now) {
        var attempt = new Attempt(entry.held(), Math.max(1, entry.attempts()), true, SHOWN, now);
        return policy.afterReply(attempt) instanceof AfterReply.Retry usual
                ? Optional.of(new AfterReply.Retry(
                        usual.expiry(),
                        usual.delayNotice(),
                        usual.expiry(),
                        usual.expired(),
                        Reason.of(
                                        "LAB-50",
                                        "the queues of {} are suspended",
                                        policy.host().name())
                                .alsoAssuming("TIME-50")))
                : Optional.empty();
    }

    static SmtpReply shown() {
        return SHOWN;
    }

    static boolean keeps(QueueEntry entry) {
        return entry.waiting().filter(since -> since.lastError().equals(SHOWN)).isPresent();
    }
}
