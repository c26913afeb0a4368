package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.transit.World;
import java.util.IdentityHashMap;
import java.util.Map;

/** Resolves each configuration of a scenario once: forecast and live lab begin in the same one. For one thread. */
final class KnownWorlds {
    private final Worlds worlds;
    private final Map<Configuration, World> known = new IdentityHashMap<>();

    KnownWorlds(Worlds worlds) {
        this.worlds = worlds;
    }

    World of(Configuration configuration) {
        return known.computeIfAbsent(
                configuration, each -> worlds.of(Topologies.of(each)).from(each));
    }
}
