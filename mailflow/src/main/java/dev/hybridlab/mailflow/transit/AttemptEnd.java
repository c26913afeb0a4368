package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.Optional;

/**
 * How one attempt for some recipients ended: never connected, or answered in the negative.
 *
 * @param connection whether it came to no answer
 * @param reply the answer, or what is shown in its place
 * @param remote the host that gave it
 */
record AttemptEnd(boolean connection, SmtpReply reply, Optional<String> remote) {}
