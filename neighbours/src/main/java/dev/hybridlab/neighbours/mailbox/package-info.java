/**
 * Mailboxes that a real mail program can open: GreenMail's store behind its IMAP and POP3. Its SMTP is not used.
 *
 * <p>May use {@code mailflow}, GreenMail and Jakarta Mail.
 *
 * <p>Start reading at {@link dev.hybridlab.neighbours.mailbox.MailboxServer}.
 */
@NullMarked
package dev.hybridlab.neighbours.mailbox;

import org.jspecify.annotations.NullMarked;
