/**
 * The questions a mail system answers, in the order in which a message meets them, and the answers.
 *
 * <p>Pure: may use values, {@code topology} and {@code trace} only; the same arguments give the same answer. The live servers and the forecast ask the very same objects; no
 * reply, header or route is decided anywhere else.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.decision.MailSystemPolicy}.
 */
@NullMarked
package dev.hybridlab.mailflow.decision;

import org.jspecify.annotations.NullMarked;
