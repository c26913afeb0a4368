package dev.hybridlab.mailflow.zone;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All records of a lab, the names that misbehave on demand, and what domains publish about the way to them.
 *
 * @param records in the order of the file
 * @param faults a name (lower case) to what its nameserver does instead of answering
 * @param dnssec a zone's name (lower case) to what a validating resolver finds there
 * @param mtaSts the MTA-STS policies (RFC 8461) of domains, in lower case
 */
public record Zones(
        List<ZoneRecord> records, Map<String, Fault> faults, Map<String, Dnssec> dnssec, Map<String, MtaSts> mtaSts) {
    public enum Fault {
        SERVFAIL,
        TIMEOUT,
        NXDOMAIN
    }

    /** RFC 4035 §4.3: insecure, secure, bogus. */
    public enum Dnssec {
        NONE,
        SIGNED,
        BOGUS
    }

    /**
     * What {@code https://mta-sts.<domain>/.well-known/mta-sts.txt} says (RFC 8461 §3.2).
     *
     * @param enforce mode enforce; testing and none change nothing
     * @param mx patterns of the hosts that may take the domain's mail
     */
    public record MtaSts(boolean enforce, List<String> mx) {
        public MtaSts {
            mx = List.copyOf(mx);
        }
    }

    public static final Zones EMPTY = new Zones(List.of(), Map.of());

    public Zones {
        records = List.copyOf(records);
        faults = Map.copyOf(faults);
        dnssec = Map.copyOf(dnssec);
        mtaSts = Map.copyOf(mtaSts);
    }

    /** Unsigned, and without policies. */
    public Zones(List<ZoneRecord> records, Map<String, Fault> faults) {
        this(records, faults, Map.of(), Map.of());
    }

    public Optional<Fault> fault(String name) {
        return Optional.ofNullable(faults.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What a validating resolver finds at a name: what the closest zone above it says. */
    public Dnssec dnssec(String name) {
        var at = ZoneRecord.name(name);
        while (!at.isEmpty()) {
            var said = dnssec.get(at);
            if (said != null) {
                return said;
            }
            var dot = at.indexOf('.');
            at = dot < 0 ? "" : at.substring(dot + 1);
        }
        return Dnssec.NONE;
    }

    /** The MTA-STS policy of a domain, if it publishes one. */
    public Optional<MtaSts> mtaSts(String domain) {
        return Optional.ofNullable(mtaSts.get(ZoneRecord.name(domain)));
    }
}
