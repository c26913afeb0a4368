package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.Crash;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.time.Instant;
import java.util.Optional;

/** A message that ends the transport service meets it again when it is back, and after some times is put aside (TIME-51, TIME-52). */
final class PoisonQueue {
    /** The latest instant that Exchange's own tools print: the message waits until somebody acts. */
    static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final SmtpReply CRASHED = SmtpReply.of("400 The transport service ended unexpectedly");
    private static final SmtpReply POISON = SmtpReply.of("400 Poison");

    private PoisonQueue() {}

    /** Where the message stays, since the service has just ended by it; empty: it did not. */
    static Optional<Stay> of(MailSystemPolicy policy, QueueEntry entry, Instant now) {
        return policy.crash(entry.held()).flatMap(crash -> stay(policy, entry, crash, now));
    }

    private static Optional<Stay> stay(MailSystemPolicy policy, QueueEntry entry, Crash crash, Instant now) {
        var times = entry.countCrash();
        var attempt = new Attempt(entry.held(), times, true, CRASHED, now);
        if (!(policy.afterReply(attempt) instanceof AfterReply.Retry usual)) {
            return Optional.empty();
        }
        var aside = crash.threshold().isPresent() && times >= crash.threshold().getAsInt();
        return Optional.of(aside ? aside(usual, crash, times) : again(usual, crash, times, now));
    }

    private static Stay again(AfterReply.Retry usual, Crash crash, int times, Instant now) {
        var retry = new AfterReply.Retry(
                now.plus(crash.restart()), usual.delayNotice(), usual.expiry(), usual.expired(), crash.because());
        return new Stay(CRASHED, retry, Optional.of(QueueRef.SUBMISSION.standing("Retry", times)));
    }

    /** Nobody is told of it: no delay notice, and as a rule no expiry. */
    private static Stay aside(AfterReply.Retry usual, Crash crash, int times) {
        var until = crash.stays() ? NEVER : usual.expiry();
        var retry = new AfterReply.Retry(until, Optional.empty(), until, usual.expired(), crash.because());
        return new Stay(POISON, retry, Optional.of(QueueRef.POISON.standing("Suspended", times)));
    }
}
