package dev.hybridlab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.hybridlab.harness.testkit.Lab;
import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** How long labs live, who gets which, and what bad use is answered with. */
@Isolated
class HybridLabExtensionTest {
    @BeforeEach
    void forget() {
        Samples.LABS.clear();
    }

    private static EngineExecutionResults run(Class<?> sample, Map<String, String> configuration) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameters(configuration)
                .selectors(selectClass(sample))
                .execute();
    }

    private static void passes(Class<?> sample, int tests) {
        run(sample, Map.of())
                .testEvents()
                .assertStatistics(all -> all.succeeded(tests).failed(0).started(tests));
    }

    private static List<Lab> labs() {
        return List.copyOf(Samples.LABS);
    }

    @Test
    void each_test_has_a_lab_of_its_own_the_same_in_all_its_methods() {
        passes(Samples.PerTest.class, 3);

        assertThat(labs()).hasSize(9);
        assertThat(labs().stream().distinct()).hasSize(3);
    }

    @Test
    void a_lab_is_closed_behind_its_test_and_says_so() {
        passes(Samples.PerTest.class, 3);

        assertThat(labs())
                .allSatisfy(lab -> assertThatThrownBy(lab::queued)
                        .hasMessageMatching(
                                "the lab of (PerTest\\.(first|second\\[[12]\\])) is closed: when \\1 ended; start"
                                        + " another one, or close this one later"));
    }

    @Test
    void a_class_shares_its_lab_with_its_nested_classes_but_not_with_a_method_that_wants_another() {
        passes(Samples.PerClass.class, 4);

        assertThat(labs()).hasSize(5);
        assertThat(labs().stream().distinct()).hasSize(2);
        assertThat(labs()).extracting(Lab::name).containsOnly("PerClass", "Inner.of_its_own");
    }

    @Test
    void a_registered_extension_starts_what_it_was_built_with() {
        passes(Samples.Registered.class, 2);

        assertThat(labs()).hasSize(2);
        assertThat(labs().getFirst()).isSameAs(labs().getLast());
        assertThat(labs().getFirst().name()).isEqualTo("Registered");
    }

    @Test
    void the_lab_of_a_constructor_is_that_of_the_test() {
        passes(Samples.InConstructor.class, 1);

        assertThat(labs()).hasSize(2);
        assertThat(labs().getFirst()).isSameAs(labs().getLast());
    }

    @ParameterizedTest
    @CsvSource({"Parallel, 12", "ParallelOnOne, 1"})
    void tests_may_run_at_the_same_time(String sample, int labs) throws ClassNotFoundException {
        var type = Class.forName(Samples.class.getName() + "$" + sample);
        var events = run(
                        type,
                        Map.of(
                                "junit.jupiter.execution.parallel.enabled", "true",
                                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"))
                .testEvents();

        events.assertStatistics(all -> all.succeeded(12).failed(0));
        assertThat(labs().stream().distinct()).hasSize(labs);
    }

    @Test
    void a_whole_run_can_have_another_fabric() {
        var events = run(Samples.FabricOfTheRun.class, Map.of("hybridlab.fabric", "real-time"))
                .testEvents();

        assertThat(failure(events.failed().stream().findFirst().orElseThrow()))
                .hasMessageContaining("time cannot be moved in the lab of FabricOfTheRun.is_real_time");
    }

    @Test
    void an_annotation_can_change_the_topology() {
        passes(Samples.Changed.class, 1);
    }

    @Test
    void a_lab_that_does_not_do_what_was_forecast_fails_a_test_that_saw_nothing() {
        var failed = run(Samples.LiedTo.class, Map.of()).testEvents().failed().stream()
                .findFirst()
                .orElseThrow();

        assertThat(failure(failed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "a defect of the simulator, forecast and lab of LiedTo.sees_nothing_wrong_itself differ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        LabOfNobody        | a lab in @BeforeAll or @AfterAll of LabOfNobody belongs to no test: give it lifecycle = PER_CLASS
        BrokenTopology     | broken/two-mistakes.yaml:3:3: unknown key 'sendConectors'
        BrokenTopology     | broken/two-mistakes.yaml:4:22: unknown property 'DomainNam'
        MisspelledTopology | hybridlab ships 'classic-hybrid'; did you mean that?
        WronglyChanged     | @HybridLab(change) of WronglyChanged:1:24: unknown property 'RejectDirectSent'
        UnknownFabric      | there is no fabric 'dokcer'; the class path has 'embedded'
        """)
    void bad_use_is_answered(String sample, String answer) throws ClassNotFoundException {
        var type = Class.forName(Samples.class.getName() + "$" + sample);

        var failures = run(type, Map.of()).allEvents().failed().list();

        assertThat(failures).hasSize(1);
        assertThat(Throwables.getStackTrace(failure(failures.getFirst())))
                .containsOnlyOnce(answer)
                .doesNotContain("Suppressed: ", "CIRCULAR REFERENCE");
    }

    @Test
    void each_test_that_shares_a_lab_hears_why_there_is_none() {
        var failures =
                run(Samples.BrokenForAll.class, Map.of()).testEvents().failed().list();

        assertThat(failures)
                .hasSize(2)
                .allSatisfy(each -> assertThat(Throwables.getStackTrace(failure(each)))
                        .containsOnlyOnce("unknown key 'sendConectors'")
                        .doesNotContain("Suppressed: ", "CIRCULAR REFERENCE"));
    }

    @Test
    void what_a_failure_of_the_start_was_caused_by_is_kept_unless_it_says_the_same() {
        var cause = new IllegalStateException("the engine sleeps");

        assertThat(NoLab.because(new IllegalStateException("no lab", cause)))
                .hasMessage("no lab")
                .hasCause(cause);
        assertThat(NoLab.because(new IllegalStateException("the engine sleeps", cause)))
                .hasNoCause();
        assertThat(NoLab.because(new NullPointerException())).hasMessage("java.lang.NullPointerException");
    }

    private static Throwable failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
