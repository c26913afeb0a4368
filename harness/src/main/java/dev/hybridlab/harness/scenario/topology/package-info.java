/**
 * Reads a topology file into an expanded configuration, or tells everything that is wrong with it: spelling, types,
 * references, contradictions. What may stand where is the catalogue's to say.
 *
 * <p>May use {@code harness.scenario}, {@code harness.scenario.yaml} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.topology.TopologyFile}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.topology;

import org.jspecify.annotations.NullMarked;
