package dev.hybridlab.scenarios;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.file.Selection;
import dev.hybridlab.record.run.ScenarioRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped scenarios, read once and forecast once for all tests that look at every one of them. */
public final class Library {
    private static final Map<Scenario, ScenarioRecord> FORECAST = new ConcurrentHashMap<>();

    private Library() {}

    /** Read when they are first asked for. */
    private static final class Reading {
        static final List<Selection.Chosen> ALL = Selection.of(List.of(folder()), Optional.empty());
    }

    /** Maven runs tests in the module's folder, an editor perhaps in the project's. */
    public static Path folder() {
        return Files.isDirectory(Path.of("flows")) ? Path.of("") : Path.of("scenarios");
    }

    /** Every file with what reading it gave. */
    static List<Selection.Chosen> chosen() {
        return Reading.ALL;
    }

    /** What a run by forecast alone makes of a scenario, this one or an equal one. */
    static ScenarioRecord forecast(Scenario scenario) {
        return FORECAST.computeIfAbsent(scenario, Rehearsed::record);
    }
}
