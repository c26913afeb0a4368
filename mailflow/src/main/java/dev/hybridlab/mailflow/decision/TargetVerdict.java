package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;

/** Whether a host of the next hop may be called at all, and how much TLS it takes there. */
public sealed interface TargetVerdict {
    record Call(Hop.TlsDemand tls) implements TargetVerdict {}

    /** Not called; {@code lastError} is what the queue shows if no other host takes it. */
    record Skip(SmtpReply lastError, Reason because) implements TargetVerdict {}
}
