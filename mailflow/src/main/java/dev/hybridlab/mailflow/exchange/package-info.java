/**
 * Rules that on-premises Exchange and Exchange Online share: header families and their edits, names of certificates,
 * TLS levels, Received lines, ids, retry times, what a directory makes of a recipient.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.authentication}, {@code mailflow.configuration}, {@code mailflow.decision},
 * {@code mailflow.message}, {@code mailflow.reply}, {@code mailflow.topology} and {@code mailflow.trace}. Never a
 * {@code policy}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.exchange.HeaderEdits}.
 */
@NullMarked
package dev.hybridlab.mailflow.exchange;

import org.jspecify.annotations.NullMarked;
