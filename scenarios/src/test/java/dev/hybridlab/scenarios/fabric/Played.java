package dev.hybridlab.scenarios.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.Selection;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.scenarios.Library;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Shipped scenarios on a fabric: as the file expects, and step by step as forecast, which every other fabric is held to as well. */
final class Played {
    private Played() {}

    /** @param files of the library, or folders of it */
    static Stream<DynamicTest> on(LabFactory labs, String... files) {
        var environment = new Environment(Worlds.STANDARD, Changes::apply, labs, () -> 0L, Optional.empty());
        return Selection.of(Arrays.stream(files).map(Library.folder()::resolve).toList(), Optional.empty()).stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.file().toString().replace('\\', '/'), () -> passes(each, environment)));
    }

    private static void passes(Selection.Chosen chosen, Environment environment) {
        var record = new ScenarioRun(chosen.read().optional().orElseThrow(), environment).run();

        assertThat(record.problems()).isEmpty();
        assertThat(record.phases()).flatExtracting(Phase::differences).isEmpty();
        assertThat(unmet(record)).isEmpty();
        assertThat(record.status()).isEqualTo(ScenarioRecord.Status.PASSED);
    }

    private static List<String> unmet(ScenarioRecord record) {
        return record.phases().stream()
                .flatMap(phase -> phase.judged().stream())
                .filter(judged -> !judged.met())
                .map(Judged::headline)
                .toList();
    }
}
