package dev.hybridlab.junit.guide;

import dev.hybridlab.harness.testkit.TestScenario;
import dev.hybridlab.junit.ScenarioSource;
import dev.hybridlab.junit.Scenarios;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScenariosTest {
    @ScenarioSource("scenarios/flows")
    void flows(TestScenario scenario) {
        scenario.check();
    }

    @TestFactory
    Stream<DynamicTest> flows_again() {
        return Scenarios.in("scenarios/flows");
    }
}
