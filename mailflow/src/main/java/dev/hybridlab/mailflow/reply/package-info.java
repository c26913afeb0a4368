/**
 * SMTP replies as values that cannot be wrong.
 *
 * <p>Pure. Start reading at {@link dev.hybridlab.mailflow.reply.SmtpReply}.
 */
@NullMarked
package dev.hybridlab.mailflow.reply;

import org.jspecify.annotations.NullMarked;
