package dev.hybridlab.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import dev.hybridlab.harness.testkit.ScenarioFiles;
import dev.hybridlab.harness.testkit.TestScenario;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives a test method one invocation a scenario. */
final class ScenarioSourceExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext test) {
        return findAnnotation(test.getElement(), ScenarioSource.class).isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext test) {
        var source = findAnnotation(test.getElement(), ScenarioSource.class).orElseThrow();
        return ScenarioFiles.in(List.of(source.value()), source.tag(), Fabrics.of(test, "")).stream()
                .map(Invocation::new);
    }

    private record Invocation(TestScenario scenario) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int number) {
            return scenario.title();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Played(scenario));
        }
    }

    private record Played(TestScenario scenario)
            implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == TestScenario.class;
        }

        @Override
        public TestScenario resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return scenario;
        }

        /** A test that forgot to play its scenario must not be green. */
        @Override
        public void afterTestExecution(ExtensionContext test) {
            if (scenario.played().isEmpty() && test.getExecutionException().isEmpty()) {
                scenario.check();
            }
        }

        @Override
        public void afterEach(ExtensionContext test) {
            scenario.played().ifPresent(record -> Published.behind(test, record));
        }
    }
}
