package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.LabFactory;

/**
 * What a lab is made of.
 *
 * @param name as people call it: {@code embedded}
 * @param labs brings one up
 * @param forecast whether every step can be forecast and compared: not where time passes by itself
 */
public record Fabric(String name, LabFactory labs, boolean forecast) {
    /** Everything in this JVM, over real sockets on loopback, in virtual time. */
    public static final Fabric EMBEDDED = new Fabric("embedded", EmbeddedLabs.with(LabOptions.rehearsal()), true);
}
