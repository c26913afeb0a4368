package dev.hybridlab.record.run;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One scenario of a run.
 *
 * @param identity who it is
 * @param status how it ended
 * @param problems of its files, each in the full layout with excerpt; only when INVALID
 * @param phases what ran: as configured, after the fix, the fix in place
 * @param hosts of its topology, for the hop diagram
 * @param unused properties that the topology sets and that have no effect here, e.g. {@code SendConnector.ProtocolLoggingLevel}
 * @param cited every line that a reason or a verdict names as a place, in the order of files and lines
 * @param wallMillis volatile: how long it took
 */
public record ScenarioRecord(
        Identity identity,
        Status status,
        List<String> problems,
        List<Phase> phases,
        List<HostShown> hosts,
        List<String> unused,
        List<SourceExcerpt> cited,
        long wallMillis) {
    /** FAILED: not as expected; BROKEN: a defect of hybridlab itself; NOT_RUN: stopped before its turn. */
    public enum Status {
        PASSED,
        FAILED,
        INVALID,
        BROKEN,
        NOT_RUN
    }

    /**
     * @param id never changes
     * @param title its first line
     * @param file where it stands
     * @param why its explanation, may be empty
     * @param tags and symptoms, for filters
     */
    public record Identity(String id, String title, String file, String why, List<String> tags) {
        public Identity {
            tags = List.copyOf(tags);
        }
    }

    /** @param side onprem, exo or internet */
    public record HostShown(String name, String side, String role, String fqdn, String address, LogNames logs) {}

    /**
     * What the logs of a host need besides the evidence.
     *
     * @param tenants of Exchange Online: an accepted domain, in lower case, to the initial domain of its tenant
     * @param silent of a server: the connectors for which somebody wrote {@code ProtocolLoggingLevel: None}
     */
    public record LogNames(Map<String, String> tenants, Set<String> silent) {
        public static final LogNames NONE = new LogNames(Map.of(), Set.of());

        public LogNames {
            tenants = Collections.unmodifiableMap(new TreeMap<>(tenants));
            silent = Collections.unmodifiableSet(new TreeSet<>(silent));
        }
    }

    public ScenarioRecord {
        problems = List.copyOf(problems);
        phases = List.copyOf(phases);
        hosts = List.copyOf(hosts);
        unused = List.copyOf(unused);
        cited = List.copyOf(cited);
    }
    /** The text of the line at this place, if the evidence cites it. */
    public Optional<String> line(SourceLine at) {
        return cited.stream()
                .filter(each -> each.line() == at.line() && each.file().equals(at.file()))
                .map(SourceExcerpt::text)
                .findFirst();
    }
}
