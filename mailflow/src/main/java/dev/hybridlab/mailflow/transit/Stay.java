package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.util.Optional;

/**
 * A message stays in a queue for now.
 *
 * @param shown LastError, or what the lab shows in its place
 * @param retry until when, and what happens meanwhile
 * @param queue which one, on a host whose queues have names
 */
record Stay(SmtpReply shown, AfterReply.Retry retry, Optional<QueueRef> queue) {}
