package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.Scenario;

/** What a file without problems holds. */
public sealed interface ValidFile {
    record OfScenario(Scenario scenario) implements ValidFile {}

    record OfTopology(LoadedTopology topology) implements ValidFile {}
}
