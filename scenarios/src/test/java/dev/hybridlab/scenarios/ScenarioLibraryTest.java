package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.ReceivedExpectation;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.file.AnyFile;
import dev.hybridlab.harness.scenario.file.Selection;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped scenario over real SMTP, as its file expects and as it was forecast. */
class ScenarioLibraryTest {
    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Library.chosen().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.file().toString().replace('\\', '/'), each.file().toUri(), () -> passes(each)));
    }

    private static void passes(Selection.Chosen chosen) throws IOException {
        assertThat(chosen.read().problems()).isEmpty();
        var record = Rehearsed.live(chosen.read().optional().orElseThrow());

        assertThat(record.problems()).isEmpty();
        assertThat(record.phases()).flatExtracting(Phase::differences).isEmpty();
        assertThat(record.phases())
                .flatExtracting(Phase::judged)
                .filteredOn(judged -> !judged.met())
                .extracting(Judged::headline)
                .isEmpty();
        assertThat(record.status()).isEqualTo(ScenarioRecord.Status.PASSED);
        LogsReadBack.check(record); // LOG-02, LOG-03, LOG-05, LOG-07, LOG-08, LOG-09, LOG-12, LOG-31, LOG-33
    }

    @Test
    void every_file_of_the_library_is_valid() {
        assertThat(AnyFile.in(List.of(Library.folder())))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(AnyFile.problems(file)).isEmpty());
    }

    @Test
    void every_flow_says_what_each_Received_line_must_be() {
        var flows = Library.chosen().stream()
                .flatMap(each -> each.read().optional().stream())
                .filter(scenario -> scenario.identity().id().startsWith("flow/"))
                .toList();

        assertThat(flows).hasSizeGreaterThanOrEqualTo(13).allSatisfy(ScenarioLibraryTest::isExact);
    }

    private static void isExact(Scenario flow) {
        assertThat(flow.expect().values())
                .allSatisfy(expectations -> assertThat(expectations)
                        .allSatisfy(expectation -> assertThat(expectation)
                                .isInstanceOfSatisfying(Expectation.Delivered.class, delivered -> {
                                    assertThat(delivered.received())
                                            .isNotEmpty()
                                            .allMatch(ScenarioLibraryTest::saysByWithAndTls);
                                    assertThat(delivered.where().path()).isNotEmpty();
                                    assertThat(delivered.headers().keySet())
                                            .anyMatch(ScenarioLibraryTest::saysAuthAs)
                                            .anyMatch(ScenarioLibraryTest::saysDirectionality);
                                })));
    }

    private static boolean saysByWithAndTls(ReceivedExpectation line) {
        return line.by().isPresent() && line.with().isPresent() && line.tls().isPresent();
    }

    /** Outside, all of the organization's headers are gone at once. */
    private static boolean saysAuthAs(String name) {
        return name.endsWith("AuthAs") || name.equals("X-MS-Exchange-Organization-*");
    }

    private static boolean saysDirectionality(String name) {
        return name.endsWith("MessageDirectionality") || name.equals("X-MS-Exchange-Organization-*");
    }
}
