package dev.hybridlab.house.samples.low;

import dev.hybridlab.house.samples.policy.Impure;

/** Half of a cycle between packages, for the test that such a cycle is found. */
public record Low(Impure other) {}
