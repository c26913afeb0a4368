package dev.hybridlab.junit;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.LabBuilder;
import dev.hybridlab.junit.HybridLab.Lifecycle;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a lab when a test first asks for one, closes it behind the test or the class, and leaves its evidence with a test
 * that fails. No state of its own: labs are kept in JUnit's stores, so tests may run in parallel.
 */
public final class HybridLabExtension implements ParameterResolver, AfterEachCallback {
    private final Optional<Wanted> registered;

    /** What {@code @HybridLab} uses. */
    public HybridLabExtension() {
        this.registered = Optional.empty();
    }

    HybridLabExtension(Wanted registered) {
        this.registered = Optional.of(registered);
    }

    /** For {@code @RegisterExtension}: everything that a lab can be started with. */
    public static HybridLabExtensionBuilder builder() {
        return new HybridLabExtensionBuilder();
    }

    /** What kind of lab, and for how long. */
    record Wanted(LabBuilder lab, Lifecycle lifecycle) {}

    /** A lab in a store, which closes it. */
    private record Held(Lab lab, String whose) implements AutoCloseable {
        @Override
        public void close() {
            lab.close("when " + whose + " ended");
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD; // a constructor's lab is that of the test
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Lab resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var place = Place.of(test, registered);
        return place.home()
                .getStore(namespace(place))
                .getOrComputeIfAbsent("lab", key -> started(place), Held.class)
                .lab();
    }

    private static Held started(Place place) {
        return new Held(place.wanted().lab().start(place.name()), place.name());
    }

    /** Evidence while the lab is still there: JUnit closes what is in a store behind this. */
    @Override
    public void afterEach(ExtensionContext test) {
        var place = Place.of(test, registered);
        var held = place.home().getStore(namespace(place)).get("lab", Held.class);
        if (held != null) { // a test that asked for no lab must not start one by failing
            Published.behind(test, held.lab());
            if (test.getExecutionException().isEmpty()) {
                agreed(held.lab());
            }
        }
    }

    /** Whatever a test expected: a lab that does not do what was forecast is a defect, and no green test may hide it. */
    private static void agreed(Lab lab) {
        var differences = lab.differences();
        if (!differences.isEmpty()) {
            throw new AssertionError("a defect of the simulator, forecast and lab of " + lab.name()
                    + " differ; please report it:\n  " + String.join("\n  ", differences));
        }
    }

    /** By place, since a store also finds what is in those around it. */
    private Namespace namespace(Place place) {
        return Namespace.create(
                HybridLabExtension.class,
                registered.isPresent() ? this : "annotated",
                place.home().getUniqueId());
    }
}
