package dev.hybridlab.harness.testkit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Which lab of this JVM has which fixed port, so that the second one hears who the first is. */
final class PortsInUse {
    private static final Map<Integer, String> HOLDERS = new HashMap<>();

    private PortsInUse() {}

    /** @throws IllegalStateException if another lab has one of them, or two listeners of this one want the same */
    static synchronized void claim(List<FixedPort> ports, String lab) {
        eachItsOwn(ports, lab);
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

    private static void eachItsOwn(List<FixedPort> ports, String lab) {
        var wanted = new HashMap<Integer, FixedPort>();
        for (var each : new LinkedHashSet<>(ports)) {
            var other = wanted.put(each.real(), each);
            if (other != null) {
                throw new IllegalStateException("two listeners of the lab of " + lab + " want one port: " + other
                        + ", and " + each + "; give each of them another one");
            }
        }
    }

    static synchronized void release(List<FixedPort> ports) {
        ports.forEach(each -> HOLDERS.remove(each.real()));
    }
}
