/**
 * Compares what became of each message with what a scenario expects, and answers for every difference: what decided,
 * what else was considered, where it is configured, what mends it. Complete by default: what nobody expected is a
 * failure.
 *
 * <p>Reads evidence alone, so the same evidence gives the same verdict wherever it came from. May use
 * {@code harness.scenario}, {@code harness.scenario.change}, {@code mailflow} and {@code record}. No lab, no file.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.judge.Judge}.
 */
@NullMarked
package dev.hybridlab.harness.judge;

import org.jspecify.annotations.NullMarked;
