package dev.hybridlab.mailflow.zone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All records of a lab and the names that misbehave on demand.
 *
 * @param records in the order of the file
 * @param faults a name (lower case) to what its nameserver does instead of answering
 */
public record Zones(List<ZoneRecord> records, Map<String, Fault> faults) {
    public enum Fault {
        SERVFAIL,
        TIMEOUT,
        NXDOMAIN
    }

    public static final Zones EMPTY = new Zones(List.of(), Map.of());

    public Zones {
        records = List.copyOf(records);
        faults = Map.copyOf(faults);
    }

    public Optional<Fault> fault(String name) {
        return Optional.ofNullable(faults.get(name.toLowerCase(Locale.ROOT)));
    }
}
