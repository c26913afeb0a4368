package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.World;

/** Gives every host of a topology its policy. */
@FunctionalInterface
public interface Worlds {
    World of(Topology topology);
}
