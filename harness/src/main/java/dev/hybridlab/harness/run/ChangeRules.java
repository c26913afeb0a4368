package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.List;

/** Applies changes to an expanded configuration, or tells every one that does not fit it. */
@FunctionalInterface
public interface ChangeRules {
    /** @param kind CHANGE or FIX: the origin of what they set */
    Read<Configuration> apply(Configuration before, List<Change> changes, Origin.Kind kind);
}
