package dev.hybridlab.harness.run;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What a run needs of the world outside.
 *
 * @param worlds gives hosts their policies
 * @param changes applies what scenarios change
 * @param live opens live labs
 * @param millis elapsed wall-clock time, from any start
 * @param seed instead of the topologies' own
 */
public record Environment(
        Worlds worlds, ChangeRules changes, LabFactory live, LongSupplier millis, Optional<String> seed) {}
