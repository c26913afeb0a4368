package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Optional;

/** What follows from a negative answer. */
public sealed interface AfterReply {
    Reason because();

    /**
     * @param at next attempt
     * @param delayNotice when the sender hears that it waits; empty: not any more
     * @param expiry when the sender hears that it failed
     * @param expired the diagnostic of that notice
     */
    record Retry(Instant at, Optional<Instant> delayNotice, Instant expiry, SmtpReply expired, Reason because)
            implements AfterReply {}

    /** The sender hears now, with this diagnostic. */
    record Bounce(SmtpReply diagnostic, Reason because) implements AfterReply {}

    /** Whoever sent it got no answer at all and tries no more: the message is gone where it began. */
    record GiveUp(Reason because) implements AfterReply {}

    /** Whoever sent it has the answer and nobody else is told: a device, a script, a visitor. */
    record LeaveIt(Reason because) implements AfterReply {}
}
