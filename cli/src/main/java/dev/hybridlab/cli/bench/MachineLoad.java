package dev.hybridlab.cli.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What else the machine does: an absolute figure means little without it. */
final class MachineLoad {
    private MachineLoad() {}

    /** {@code load average 0.40 on 2 cores}, of the last minute, before a measurement adds its own; Windows has none. */
    static String now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var load = system.getSystemLoadAverage();
        return (load < 0 ? "load average unknown" : String.format(Locale.ROOT, "load average %.2f", load)) + " on "
                + system.getAvailableProcessors() + " cores";
    }
}
