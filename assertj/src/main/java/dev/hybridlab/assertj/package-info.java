/**
 * Assertions about what a lab shows: stored messages, their traces, labs. A failure says what was expected, what was
 * found, what came nearest, who decided it and what would mend it.
 *
 * <p>May use {@code harness}, {@code mailflow}, {@code record}, AssertJ and Awaitility.
 *
 * <p>Start reading at {@link dev.hybridlab.assertj.HybridAssertions}.
 */
@NullMarked
package dev.hybridlab.assertj;

import org.jspecify.annotations.NullMarked;
