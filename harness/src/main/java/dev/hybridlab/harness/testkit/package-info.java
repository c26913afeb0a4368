/**
 * A lab as a test sees it: start it on a topology, send, let time pass, break and mend things, and look at what became of
 * every message. Knows no test framework; what JUnit and AssertJ add is theirs.
 *
 * <p>May use {@code harness.run}, {@code harness.judge}, {@code harness.scenario}, {@code harness.lab} and what lies below
 * them, {@code reports} included.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.testkit.Lab}.
 */
@NullMarked
package dev.hybridlab.harness.testkit;

import org.jspecify.annotations.NullMarked;
