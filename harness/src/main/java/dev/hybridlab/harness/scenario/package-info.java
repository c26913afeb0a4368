/**
 * Scenario and topology files as values: what is changed, what is sent, what must be seen, what mends it. Every value
 * remembers its line.
 *
 * <p>May use {@code harness.scenario.yaml}, {@code mailflow} and {@code record}. Opens files to read them and nothing
 * else.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.Scenario}.
 */
@NullMarked
package dev.hybridlab.harness.scenario;

import org.jspecify.annotations.NullMarked;
