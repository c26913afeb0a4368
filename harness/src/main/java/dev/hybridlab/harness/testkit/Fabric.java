package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What labs are made of. An artifact that adds one names it in {@code META-INF/services}; a test names it by
 * {@code @HybridLab(fabric = ...)}, and a whole run by the configuration parameter {@code hybridlab.fabric}.
 */
public interface Fabric {
    /** Everything in this JVM, over real sockets on loopback, in virtual time. */
    Fabric EMBEDDED = new Embedded("embedded", true);

    /** The same in real time: queues retry when their time has come, and {@link Lab#advance} is not to be had. */
    Fabric REAL_TIME = new Embedded("real-time", false);

    /** As people call it: {@code embedded}. */
    String name();

    /** @param ports of this machine on which hosts have to listen; all others are chosen by the system */
    LabFactory labs(List<FixedPort> ports);

    /** Whether time moves by {@code advance} alone; then every step is also forecast and compared. */
    default boolean isVirtual() {
        return true;
    }

    /** @throws IllegalArgumentException if there is none of that name; it names those there are */
    static Fabric named(String name) {
        var known = new LinkedHashMap<String, Fabric>();
        known.put(EMBEDDED.name(), EMBEDDED);
        known.put(REAL_TIME.name(), REAL_TIME);
        ServiceLoader.load(Fabric.class).forEach(each -> known.put(each.name(), each));
        var found = known.get(name);
        if (found == null) {
            throw new IllegalArgumentException("there is no fabric '" + name + "'; "
                    + (name.equals("docker")
                            ? "it is in the artifact dev.hybridlab:hybridlab-testcontainers: add that in scope 'test'"
                            : Spelling.hint("the class path has", name, known.keySet())));
        }
        return found;
    }
}
