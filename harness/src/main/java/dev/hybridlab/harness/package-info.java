/**
 * Reads topologies and scenarios, brings a lab up, runs, judges and tells.
 *
 * <p>May use {@code authentication}, {@code exo}, {@code identity}, {@code mailflow}, {@code onprem}, {@code record}, {@code
 * reports}, {@code smtp}, Jackson and snakeyaml-engine. Clock, chance and the standard streams are made here and handed down.
 *
 * <p>Start reading at the {@code run} package.
 */
@NullMarked
package dev.hybridlab.harness;

import org.jspecify.annotations.NullMarked;
