package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;

/** Everything in this JVM. */
class EmbeddedTest extends FabricContract {
    EmbeddedTest() {
        super(EmbeddedLabs.with(LabOptions.rehearsal()));
    }
}
