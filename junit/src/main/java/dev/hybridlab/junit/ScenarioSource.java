package dev.hybridlab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a test of each scenario in these files and folders, shown under the scenario's title. The method may take the
 * {@link dev.hybridlab.harness.testkit.TestScenario} and play it itself; a scenario that it does not play is played behind it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioSourceExtension.class)
public @interface ScenarioSource {
    /** Files and folders, counted from the working directory; else on the class path. */
    String[] value();

    /** Only scenarios with this tag or symptom. */
    String tag() default "";
}
