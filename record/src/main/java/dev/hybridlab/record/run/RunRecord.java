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

    /** Properties that somebody set and that have no effect here, of all scenarios, each once and in order. */
    public List<String> unused() {
        return scenarios.stream()
                .flatMap(each -> each.unused().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether no scenario was replayed: none was selected, each was invalid, or the run ended before. */
    public boolean nothingPlayed() {
        return scenarios.stream()
                .allMatch(each -> each.status() == ScenarioRecord.Status.INVALID
                        || each.status() == ScenarioRecord.Status.NOT_RUN);
    }

    /** {@code 2 properties are set and have no effect here: A.b, C.d}; a run always says it. */
    public String unusedTold() {
        if (nothingPlayed()) {
            return "nothing was played, so no property was looked at";
        }
        var names = unused();
        return switch (names.size()) {
            case 0 -> "every property set here has an effect";
            case 1 -> "1 property is set and has no effect here: " + names.getFirst();
            default -> names.size() + " properties are set and have no effect here: " + String.join(", ", names);
        };
    }

    /** How many scenarios ended this way. */
    public long count(ScenarioRecord.Status status) {
        return scenarios.stream().filter(each -> each.status() == status).count();
    }
}
