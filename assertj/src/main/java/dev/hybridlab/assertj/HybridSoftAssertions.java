package dev.hybridlab.assertj;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/** Collects what is not as expected and tells all of it at the end; AssertJ's own assertions included. */
public class HybridSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, HybridSoftAssertionsProvider {
    /** Asserts softly inside, and tells everything when it is left. */
    public static void assertSoftly(Consumer<HybridSoftAssertions> questions) {
        var softly = new HybridSoftAssertions();
        questions.accept(softly);
        softly.assertAll();
    }
}
