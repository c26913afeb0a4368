package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import java.time.Instant;

/**
 * One attempt to hand a message on that did not succeed.
 *
 * @param held the message, with {@link HeldMessage#since}
 * @param number how many attempts so far, this one included
 * @param connection whether the connection failed (queue retry) or the next host answered (message retry)
 * @param reply what was answered, or what the queue shows
 * @param now virtual time
 */
public record Attempt(HeldMessage held, int number, boolean connection, SmtpReply reply, Instant now) {}
