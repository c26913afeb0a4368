package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * A failed hop in this system's words.
 *
 * @param lastError what the queue shows; 4xx waits, 5xx ends the message
 * @param because why
 */
public record Failed(SmtpReply lastError, Reason because) {}
