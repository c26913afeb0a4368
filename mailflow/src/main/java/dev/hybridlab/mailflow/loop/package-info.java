/**
 * Loops, proven from evidence: the same recipient at the same system in the same state twice.
 *
 * <p>Pure. May use {@code mailflow.trace}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.loop.Loops}.
 */
@NullMarked
package dev.hybridlab.mailflow.loop;

import org.jspecify.annotations.NullMarked;
