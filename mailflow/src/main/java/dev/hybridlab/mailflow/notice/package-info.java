/**
 * Reports to a sender about a message of his: failed, late, handed on, delivered (RFC 3461, RFC 3464; NDR facts).
 *
 * <p>Pure: the same message, recipient and instant give the same report, octet for octet. Whether a report is wanted
 * and what it looks like is decided here; when it is due is the business of the policies. May use
 * {@code mailflow.address}, {@code mailflow.decision}, {@code mailflow.message}, {@code mailflow.reply},
 * {@code mailflow.topology} and {@code mailflow.trace}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.notice.Notices}.
 */
@NullMarked
package dev.hybridlab.mailflow.notice;

import org.jspecify.annotations.NullMarked;
