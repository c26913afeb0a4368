/**
 * Reads scenario files: what is changed, what is sent, what must be seen, what mends it; and finds them in folders.
 *
 * <p>May use {@code authentication}, {@code harness.scenario}, {@code harness.scenario.change}, {@code harness.scenario.topology},
 * {@code harness.scenario.yaml}, {@code mailflow} and {@code record}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.file.ScenarioFile}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.file;

import org.jspecify.annotations.NullMarked;
