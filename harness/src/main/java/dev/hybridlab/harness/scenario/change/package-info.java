/**
 * The path language of {@code change}, {@code fix} and the {@code change} step: reads changes and applies them to an
 * expanded configuration.
 *
 * <p>May use {@code harness.scenario}, {@code harness.scenario.topology}, {@code harness.scenario.yaml} and
 * {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.change.Changes}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.change;

import org.jspecify.annotations.NullMarked;
