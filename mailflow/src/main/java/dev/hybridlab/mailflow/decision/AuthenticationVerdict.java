package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;

/** The answer to AUTH. */
public sealed interface AuthenticationVerdict {
    SmtpReply reply();

    Reason because();

    record Known(String identity, SmtpReply reply, Reason because) implements AuthenticationVerdict {}

    record Denied(SmtpReply reply, Reason because) implements AuthenticationVerdict {}
}
