package dev.hybridlab.record.run;

import java.util.List;

/**
 * One run of hybridlab.
 *
 * @param version of hybridlab
 * @param command what the user typed
 * @param scenarios in the order in which they were selected
 * @param notRun why some selected scenarios did not run (Ctrl-C), empty otherwise
 * @param wallMillis volatile: how long the run took
 */
public record RunRecord(
        String version, String command, List<ScenarioRecord> scenarios, String notRun, long wallMillis) {
    public RunRecord {
        scenarios = List.copyOf(scenarios);
    }

    /** How many scenarios ended this way. */
    public long count(ScenarioRecord.Status status) {
        return scenarios.stream().filter(each -> each.status() == status).count();
    }
}
