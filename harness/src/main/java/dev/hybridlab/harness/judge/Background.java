package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.Topology;

/**
 * What answers are worded with; of the verdicts, only what {@code hybrid} means in a mismatch depends on it.
 *
 * @param configuration as it stood in the end, every object with its origins
 * @param topology the same, typed
 * @param sources the files
 */
public record Background(Configuration configuration, Topology topology, Sources sources) {}
