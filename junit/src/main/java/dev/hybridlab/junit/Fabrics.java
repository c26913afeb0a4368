package dev.hybridlab.junit;

import dev.hybridlab.harness.testkit.Fabric;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the labs of a run are made of. */
final class Fabrics {
    /** A configuration parameter of JUnit: a system property, or a line of {@code junit-platform.properties}. */
    static final String PARAMETER = "hybridlab.fabric";

    private Fabrics() {}

    /** Of a run, where JUnit cannot be asked. */
    static Fabric ofTheRun() {
        return Fabric.named(System.getProperty(PARAMETER, Fabric.EMBEDDED.name()));
    }

    /** @param named by the annotation; empty: the run's, and embedded where the run says nothing */
    static Fabric of(ExtensionContext test, String named) {
        return named.isEmpty()
                ? test.getConfigurationParameter(PARAMETER).map(Fabric::named).orElse(Fabric.EMBEDDED)
                : Fabric.named(named);
    }
}
