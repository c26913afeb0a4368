/**
 * The questions a mail system answers, in the order in which a message meets them, and the answers.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.message}, {@code mailflow.reply},
 * {@code mailflow.topology}, {@code mailflow.trace} and {@code mailflow.zone}. The same
 * arguments give the same answer. The live servers and the forecast ask the very same objects; no reply, header or route is
 * decided anywhere else.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.decision.MailSystemPolicy}.
 */
@NullMarked
package dev.hybridlab.mailflow.decision;

import org.jspecify.annotations.NullMarked;
