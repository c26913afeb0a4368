package dev.hybridlab.junit;

import dev.hybridlab.harness.testkit.ScenarioFiles;
import dev.hybridlab.harness.testkit.TestScenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Scenario files for a {@code @TestFactory}: {@code return Scenarios.in("scenarios/loops");}. */
public final class Scenarios {
    private Scenarios() {}

    /** One test a scenario, with its title, and its file for the editor. */
    public static Stream<DynamicTest> in(String... filesOrFolders) {
        return tests(ScenarioFiles.in(List.of(filesOrFolders), "", Fabrics.ofTheRun()));
    }

    /** The same, of scenarios with this tag or symptom only. */
    public static Stream<DynamicTest> tagged(String tag, String... filesOrFolders) {
        return tests(ScenarioFiles.in(List.of(filesOrFolders), tag, Fabrics.ofTheRun()));
    }

    private static Stream<DynamicTest> tests(List<TestScenario> scenarios) {
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.title(), scenario.uri(), scenario::check));
    }
}
