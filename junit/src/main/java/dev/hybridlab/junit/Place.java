package dev.hybridlab.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.LabBuilder;
import dev.hybridlab.junit.HybridLab.Lifecycle;
import dev.hybridlab.junit.HybridLabExtension.Wanted;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where a test's lab is kept.
 *
 * @param home the test, or the class that shares it
 * @param lab what it is started from; throws what is wrong with the annotation
 * @param name whose lab it is
 */
record Place(ExtensionContext home, Supplier<LabBuilder> lab, String name) {
    /** Empty where nobody says what the lab is to be. */
    static Optional<Place> find(ExtensionContext test, Optional<Wanted> registered) {
        return registered.isPresent() || annotated(test).isPresent()
                ? Optional.of(of(test, registered))
                : Optional.empty();
    }

    static Place of(ExtensionContext test, Optional<Wanted> registered) {
        var owner = registered.isPresent()
                ? topClass(test)
                : annotated(test)
                        .orElseThrow(() -> new ExtensionConfigurationException(
                                test.getDisplayName() + " asks for a lab and has no @HybridLab, nor has its class"));
        var lifecycle = registered
                .map(Wanted::lifecycle)
                .orElseGet(() -> annotation(owner).lifecycle());
        Supplier<LabBuilder> lab = () -> registered.map(Wanted::lab).orElseGet(() -> lab(test, annotation(owner)));
        if (lifecycle == Lifecycle.PER_CLASS) {
            var home = homeOf(test, owner);
            return new Place(home, lab, home.getRequiredTestClass().getSimpleName());
        }
        var method = test.getTestMethod()
                .orElseThrow(() -> new ExtensionConfigurationException("a lab in @BeforeAll or @AfterAll of "
                        + test.getRequiredTestClass().getSimpleName()
                        + " belongs to no test: give it lifecycle = PER_CLASS, or ask for it in @BeforeEach"));
        return new Place(test, lab, test.getRequiredTestClass().getSimpleName() + "." + name(test, method));
    }

    /** With the number of a parameterized or repeated test's invocation. */
    private static String name(ExtensionContext test, Method method) {
        var id = test.getUniqueId();
        var invocation = id.lastIndexOf("invocation:#");
        return method.getName()
                + (invocation < 0 ? "" : "[" + id.substring(invocation + 12, id.indexOf(']', invocation)) + "]");
    }

    /** The method that has the annotation, else the innermost class. */
    private static Optional<AnnotatedElement> annotated(ExtensionContext test) {
        var element = test.getElement();
        if (element.isPresent() && findAnnotation(element, HybridLab.class).isPresent()) {
            return Optional.of(element.get());
        }
        var type = test.getTestClass();
        while (type.isPresent()) {
            if (findAnnotation(type, HybridLab.class).isPresent()) {
                return Optional.of(type.get());
            }
            type = Optional.ofNullable(type.get().getEnclosingClass());
        }
        return Optional.empty();
    }

    /** The outermost class of tests around this one. */
    private static AnnotatedElement topClass(ExtensionContext test) {
        var top = test;
        for (var context = test.getParent();
                context.flatMap(ExtensionContext::getTestClass).isPresent();
                context = context.flatMap(ExtensionContext::getParent)) {
            top = context.orElseThrow();
        }
        return top.getRequiredTestClass();
    }

    private static HybridLab annotation(AnnotatedElement owner) {
        return findAnnotation(owner, HybridLab.class).orElseThrow();
    }

    private static LabBuilder lab(ExtensionContext test, HybridLab annotation) {
        return Lab.builder()
                .topology(annotation.topology())
                .changes(
                        "@HybridLab(change) of " + test.getRequiredTestClass().getSimpleName(),
                        List.of(annotation.change()))
                .fabric(Fabrics.of(test, annotation.fabric()));
    }

    /** The context of the class that shares the lab; a method that wants one per class has its own. */
    private static ExtensionContext homeOf(ExtensionContext test, AnnotatedElement owner) {
        var context = Optional.of(test);
        while (context.isPresent()) {
            if (context.get().getElement().filter(owner::equals).isPresent()) {
                return context.get();
            }
            context = context.get().getParent();
        }
        return test;
    }
}
