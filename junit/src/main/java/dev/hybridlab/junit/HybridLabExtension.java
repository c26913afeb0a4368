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

    /** What came of a start: a lab, which the store closes, or why there is none. A store would tell that again and again. */
    private record Held(Optional<Lab> lab, Optional<RuntimeException> failure, String whose) implements AutoCloseable {
        static Held started(Place place) {
            try {
                return new Held(Optional.of(place.lab().get().start(place.name())), Optional.empty(), place.name());
            } catch (RuntimeException failure) {
                return new Held(Optional.empty(), Optional.of(failure), place.name());
            }
        }

        @Override
        public void close() {
            lab.ifPresent(each -> each.close("when " + whose + " ended"));
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
        try {
            return started(Place.of(test, registered));
        } catch (RuntimeException failure) {
            throw NoLab.because(failure);
        }
    }

    private Lab started(Place place) {
        var held = place.home()
                .getStore(namespace(place))
                .getOrComputeIfAbsent("lab", key -> Held.started(place), Held.class);
        if (held.failure().isPresent()) {
            throw held.failure().get();
        }
        return held.lab().orElseThrow();
    }

    /** Evidence while the lab is still there: JUnit closes what is in a store behind this. */
    @Override
    public void afterEach(ExtensionContext test) {
        // A test that asked for no lab must not start one by failing, and what it was told of one is not told again.
        Place.find(test, registered).flatMap(this::lab).ifPresent(lab -> {
            Published.behind(test, lab);
            if (test.getExecutionException().isEmpty()) {
                agreed(lab);
            }
        });
    }

    private Optional<Lab> lab(Place place) {
        return Optional.ofNullable(place.home().getStore(namespace(place)).get("lab", Held.class))
                .flatMap(Held::lab);
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
