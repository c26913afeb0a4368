/**
 * Assertions about what a lab shows: stored messages, their traces, labs. A failure says what was expected, what was found,
 * what came nearest, who decided it and what would mend it.
 *
 * <p>May use AssertJ, Awaitility where somebody waits, {@code harness.testkit} and what that hands out.
 *
 * <p>Start reading at {@link dev.hybridlab.assertj.HybridAssertions}.
 */
@NullMarked
package dev.hybridlab.assertj;

import org.jspecify.annotations.NullMarked;
