/**
 * A lab as a test sees it: start it on a topology, send, let time pass, break and mend things, and look at what became
 * of every message. Knows no test framework; what JUnit and AssertJ add is theirs.
 *
 * <p>May use {@code harness.judge}, {@code harness.lab}, {@code harness.run}, {@code harness.scenario},
 * {@code harness.scenario.change}, {@code harness.scenario.file}, {@code harness.scenario.topology},
 * {@code harness.scenario.yaml}, {@code mailflow}, {@code record} and {@code reports}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.testkit.Lab}.
 */
@NullMarked
package dev.hybridlab.harness.testkit;

import org.jspecify.annotations.NullMarked;
