/**
 * The SMTP server of the lab's hosts: sockets, order and syntax of commands, STARTTLS, octets. Every answer that is a
 * mail system's own comes from its {@code MailSession}.
 *
 * <p>May use {@code mailflow}, {@code smtp.session}, {@code smtp.tls} and {@code smtp.wire}.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.server.SmtpServer}.
 */
@NullMarked
package dev.hybridlab.smtp.server;

import org.jspecify.annotations.NullMarked;
