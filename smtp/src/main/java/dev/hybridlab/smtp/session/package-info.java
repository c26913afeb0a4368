/**
 * The port between the wire and a mail system: what the SMTP server asks while a session goes on.
 *
 * <p>May use {@code mailflow}, {@code smtp.tls} and {@code smtp.wire}. No sockets.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.session.MailSession}.
 */
@NullMarked
package dev.hybridlab.smtp.session;

import org.jspecify.annotations.NullMarked;
