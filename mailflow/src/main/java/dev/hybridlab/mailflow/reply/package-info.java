/**
 * SMTP replies as values that cannot be wrong.
 *
 * <p>Pure. May use the JDK alone. A reply that breaks RFC 5321 §4.2 cannot be made.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.reply.SmtpReply}.
 */
@NullMarked
package dev.hybridlab.mailflow.reply;

import org.jspecify.annotations.NullMarked;
