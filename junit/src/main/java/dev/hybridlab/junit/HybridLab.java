package dev.hybridlab.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test what it asks for as a parameter of type {@link dev.hybridlab.harness.testkit.Lab}. The annotation of a method
 * counts before that of its class, that of a nested class before that around it.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(HybridLabExtension.class)
public @interface HybridLab {
    /**
     * A file, counted from the working directory; a class path resource; or a topology that hybridlab ships, by its name
     * ({@link dev.hybridlab.harness.testkit.Topologies#SHIPPED}).
     */
    String topology() default "classic-hybrid";

    /** What is changed before the lab starts, line by line as a scenario's {@code change} says it: path, colon, value. */
    String[] change() default {};

    Lifecycle lifecycle() default Lifecycle.PER_TEST;

    /**
     * What the lab is made of: {@code embedded}, {@code real-time}, or one that an artifact on the class path adds. Empty: what
     * the configuration parameter {@code hybridlab.fabric} says, and {@code embedded} where it says nothing.
     */
    String fabric() default "";

    /** How long a lab lives. */
    enum Lifecycle {
        /** Each test has its own, also the invocations of a parameterized or repeated one. */
        PER_TEST,
        /** All tests of the annotated class share one, those of its nested classes too; what one does, the next one sees. */
        PER_CLASS
    }
}
