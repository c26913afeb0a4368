package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;

/** The answer to MAIL or RCPT. */
public sealed interface Verdict {
    SmtpReply reply();

    Reason because();

    record Accept(SmtpReply reply, Reason because) implements Verdict {}

    record Reject(SmtpReply reply, Reason because) implements Verdict {}
}
