package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;

/**
 * Writes out what a file leaves unsaid, in a fixed order: what installation brings, what the hybrid wizard makes, what
 * directory synchronisation makes, and every default, each with its origin. What the file says wins property by
 * property. Expanding twice is the same as expanding once; changes are applied to the result.
 */
public final class Expansion {
    private Expansion() {}

    /** Never throws for what a file may say: {@link Findings} tells what does not fit together. */
    public static Configuration expand(Configuration fromFile) {
        var named = ReceiveConnectorNames.settle(fromFile);
        var installed = LabCertificates.add(Installation.add(named));
        var hybrid = HybridWizard.run(installed);
        return Defaults.fill(DirectorySync.run(hybrid));
    }

    /**
     * Settles an expanded configuration to which changes were applied: names of receive connectors, certificates of hosts,
     * defaults, and what setup makes on a server that is new. What wizard, synchronisation and installation made before is not
     * made again, so that what was removed stays away.
     */
    public static Configuration settle(Configuration changed) {
        return Defaults.fill(LabCertificates.add(Installation.newServers(ReceiveConnectorNames.settle(changed))));
    }
}
