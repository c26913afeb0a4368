package dev.hybridlab.harness.scenario;

import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.mailflow.configuration.Configuration;

/**
 * A topology file that was read.
 *
 * @param file as the user named it
 * @param expanded with every default and wizard object, each with its origin
 * @param source its lines
 */
public record LoadedTopology(String file, Configuration expanded, SourceText source) {}
