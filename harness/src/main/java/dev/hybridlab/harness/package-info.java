/**
 * Reads topologies and scenarios, brings a lab up, runs, judges and tells.
 *
 * <p>May use every module below it. Clock, chance and the standard streams are made here and handed down.
 *
 * <p>Start reading at the {@code run} package.
 */
@NullMarked
package dev.hybridlab.harness;

import org.jspecify.annotations.NullMarked;
