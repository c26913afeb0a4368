package dev.hybridlab.harness.lab;

import java.time.Instant;
import java.util.Optional;

/**
 * How the part of a lab stands that one process runs.
 *
 * @param inFlight what is under way
 * @param written how many steps of the evidence there are
 * @param due when something becomes due next
 * @param key its key among those of one instant
 * @param trouble a defect, in words
 */
public record Standing(int inFlight, int written, Optional<Instant> due, String key, Optional<String> trouble) {}
