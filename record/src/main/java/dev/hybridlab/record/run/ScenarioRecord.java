package dev.hybridlab.record.run;

import java.util.List;

/**
 * One scenario of a run.
 *
 * @param identity who it is
 * @param status how it ended
 * @param problems of its files, each in the full layout with excerpt; only when INVALID
 * @param phases what ran: as configured, after the fix, the fix in place
 * @param hosts of its topology, for the hop diagram
 * @param unused properties that the topology sets and that have no effect here, e.g. {@code SendConnector.ProtocolLoggingLevel}
 * @param wallMillis volatile: how long it took
 */
public record ScenarioRecord(
        Identity identity,
        Status status,
        List<String> problems,
        List<Phase> phases,
        List<HostShown> hosts,
        List<String> unused,
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
    public record HostShown(String name, String side, String role, String fqdn, String address) {}

    public ScenarioRecord {
        problems = List.copyOf(problems);
        phases = List.copyOf(phases);
        hosts = List.copyOf(hosts);
        unused = List.copyOf(unused);
    }
}
