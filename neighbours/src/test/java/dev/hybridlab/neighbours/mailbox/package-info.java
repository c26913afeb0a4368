/** Mailboxes read by mail programs. */
@NullMarked
package dev.hybridlab.neighbours.mailbox;

import org.jspecify.annotations.NullMarked;
