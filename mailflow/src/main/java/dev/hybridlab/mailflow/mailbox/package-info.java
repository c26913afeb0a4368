/**
 * What a mailbox does by itself with mail that has come, the same on both sides: inbox rules and automatic replies,
 * what a remote domain lets out of them, and where their loop headers end it.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.decision}, {@code mailflow.exchange},
 * {@code mailflow.message}, {@code mailflow.topology} and {@code mailflow.trace}. Never a {@code policy}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.mailbox.MailboxActions}.
 */
@NullMarked
package dev.hybridlab.mailflow.mailbox;

import org.jspecify.annotations.NullMarked;
