package dev.hybridlab.junit;

import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Says why a test gets no lab. JUnit puts any other exception into one that has the same words again. */
final class NoLab {
    private NoLab() {}

    /** The words and the place of the failure, once. */
    static ParameterResolutionException because(RuntimeException failure) {
        var words = Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
        var told = new ParameterResolutionException(words);
        told.setStackTrace(failure.getStackTrace());
        var cause = failure.getCause();
        if (cause != null && !Objects.equals(cause.getMessage(), words)) {
            told.initCause(cause);
        }
        return told;
    }
}
