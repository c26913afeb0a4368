package dev.hybridlab.harness.lab;

import org.jspecify.annotations.Nullable;

/** hybridlab itself did not do what it should; never the fault of a scenario. The command line answers 70. */
public final class LabDefect extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LabDefect(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
