/**
 * A YAML 1.2 file as nodes that know their place, and every mistake as a problem that shows it.
 *
 * <p>May use {@code mailflow} and snakeyaml-engine. Knows nothing of topologies or scenarios. Hostile input (deep
 * nesting, alias bombs, huge or binary files) ends as a problem too.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.scenario.yaml.YamlFile}, then {@code Problem}.
 */
@NullMarked
package dev.hybridlab.harness.scenario.yaml;

import org.jspecify.annotations.NullMarked;
