/**
 * What became of each message, read from the evidence alone: delivered where and by which way, refused by whom,
 * reported by whom, still waiting.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.reply}, {@code mailflow.trace} and
 * {@code mailflow.transit}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.outcome.Outcomes}.
 */
@NullMarked
package dev.hybridlab.mailflow.outcome;

import org.jspecify.annotations.NullMarked;
