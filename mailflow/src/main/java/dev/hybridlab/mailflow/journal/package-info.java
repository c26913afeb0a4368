/**
 * Journal rules: which rule takes a message, the report that it makes of it, and the mark that keeps the message from
 * being journaled twice (JRN facts).
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.configuration}, {@code mailflow.decision},
 * {@code mailflow.exchange}, {@code mailflow.message}, {@code mailflow.topology} and {@code mailflow.trace}. Never a
 * {@code policy}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.journal.JournalAgent}.
 */
@NullMarked
package dev.hybridlab.mailflow.journal;

import org.jspecify.annotations.NullMarked;
