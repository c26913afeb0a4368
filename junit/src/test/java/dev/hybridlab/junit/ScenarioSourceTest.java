package dev.hybridlab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Scenario files as tests. */
class ScenarioSourceTest {
    private static EngineExecutionResults run(Class<?> sample) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(sample))
                .execute();
    }

    private static Stream<TestDescriptor> started(EngineExecutionResults results) {
        return results.testEvents().started().stream().map(Event::getTestDescriptor);
    }

    @Test
    void each_scenario_is_a_test_under_its_title() {
        var results = run(Samples.Flows.class);

        results.testEvents().assertStatistics(all -> all.failed(0));
        assertThat(started(results).map(TestDescriptor::getDisplayName))
                .contains(
                        "On-premises mailbox writes to a cloud mailbox",
                        "The shared domain is InternalRelay on both sides")
                .hasSize(4);
    }

    @Test
    void a_test_of_a_factory_leads_to_its_file() {
        assertThat(started(run(Samples.Flows.class))
                        .flatMap(each -> each.getSource().stream())
                        .filter(FileSource.class::isInstance)
                        .map(source -> ((FileSource) source).getFile().getName()))
                .containsExactlyInAnyOrder("f02-cloud-to-onprem.yaml", "f04-internet-to-cloud.yaml");
    }

    @Test
    void one_that_is_not_as_expected_fails_though_nobody_played_it_and_a_folder_without_any_too() {
        var failures = run(Samples.WrongScenarios.class)
                .allEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .map(Throwable::getMessage)
                .toList();

        assertThat(failures)
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains(
                                "FAIL wrong/expectation  mail: delivered as Internal, expected Anonymous",
                                "decided by"));
        assertThat(failures)
                .anySatisfy(text -> assertThat(text).contains("there is no scenario in [../scenarios/topologies]"));
    }
}
