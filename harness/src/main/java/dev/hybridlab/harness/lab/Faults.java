package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which faults stand between which hosts of a lab. */
final class Faults {
    private record Way(String from, String to) {}

    private final Map<Way, Fault> byWay = new ConcurrentHashMap<>();

    /** From now on, for new connections. */
    void set(String from, String to, Fault fault) {
        if (fault.kind() == Fault.Kind.NONE) {
            byWay.remove(new Way(from, to));
        } else {
            byWay.put(new Way(from, to), fault);
        }
    }

    Optional<Fault> between(String from, String to) {
        return Optional.ofNullable(byWay.get(new Way(from, to)));
    }
}
