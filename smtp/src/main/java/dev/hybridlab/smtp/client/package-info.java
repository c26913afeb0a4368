/**
 * The relay client of the lab's hosts: one session as {@code mailflow.transit} drives it, in lockstep.
 *
 * <p>May use {@code mailflow}, {@code smtp.tls} and {@code smtp.wire}.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.client.SmtpClient}.
 */
@NullMarked
package dev.hybridlab.smtp.client;

import org.jspecify.annotations.NullMarked;
