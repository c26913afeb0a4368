package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;

/** Whether a client goes on after a handshake. */
public sealed interface ServerJudgement {
    Reason because();

    record GoOn(Reason because) implements ServerJudgement {}

    /** Closes; {@code lastError} is what the queue shows. */
    record Close(SmtpReply lastError, Reason because) implements ServerJudgement {}
}
