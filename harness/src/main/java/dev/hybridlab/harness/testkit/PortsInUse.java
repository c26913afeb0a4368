package dev.hybridlab.harness.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lab of this JVM has which fixed port, so that the second one hears who the first is. */
final class PortsInUse {
    private static final Map<Integer, String> HOLDERS = new HashMap<>();

    private PortsInUse() {}

    /** @throws IllegalStateException if another lab has one of them */
    static synchronized void claim(List<FixedPort> ports, String lab) {
        for (var each : ports) {
            var holder = HOLDERS.get(each.real());
            if (holder != null) {
                throw new IllegalStateException("the lab of " + lab + " wants " + each + ", and the lab of " + holder
                        + " has it; close that one first, give them different ports, or leave the port out: the system"
                        + " then chooses a free one, and Lab.socket tells which");
            }
        }
        ports.forEach(each -> HOLDERS.put(each.real(), lab));
    }

    static synchronized void release(List<FixedPort> ports) {
        ports.forEach(each -> HOLDERS.remove(each.real()));
    }
}
