package dev.hybridlab.junit;

import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.LabBuilder;
import dev.hybridlab.junit.HybridLab.Lifecycle;
import org.jspecify.annotations.Nullable;

/** How the labs of a registered extension are to be. */
public final class HybridLabExtensionBuilder {
    private final LabBuilder lab = Lab.builder();
    private Lifecycle lifecycle = Lifecycle.PER_TEST;

    HybridLabExtensionBuilder() {}

    /** As {@link HybridLab#topology}. */
    public HybridLabExtensionBuilder topology(String name) {
        lab.topology(name);
        return this;
    }

    /** One that was written in Java, or loaded. */
    public HybridLabExtensionBuilder topology(LoadedTopology topology) {
        lab.topology(topology);
        return this;
    }

    /** Changes the topology before a lab starts: paths and values as in a scenario's {@code change}. */
    public HybridLabExtensionBuilder change(String path, @Nullable Object value) {
        lab.change(path, value);
        return this;
    }

    public HybridLabExtensionBuilder fabric(Fabric fabric) {
        lab.fabric(fabric);
        return this;
    }

    /** All tests of the class share one lab; the field of the extension has to be static. */
    public HybridLabExtensionBuilder perClass() {
        lifecycle = Lifecycle.PER_CLASS;
        return this;
    }

    public HybridLabExtension build() {
        return new HybridLabExtension(new HybridLabExtension.Wanted(lab, lifecycle));
    }
}
