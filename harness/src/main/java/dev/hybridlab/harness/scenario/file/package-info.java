/**
 * Reads scenario files: what is changed, what is sent, what must be seen, what mends it; and finds them in folders.
 *
 * <p>May use the other packages of {@code harness.scenario} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.file.ScenarioFile}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.file;

import org.jspecify.annotations.NullMarked;
