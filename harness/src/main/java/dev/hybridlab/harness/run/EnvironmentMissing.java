package dev.hybridlab.harness.run;

/** The machine lacks something that a run needs; the message says what, and what to do about it (exit code 4). */
public final class EnvironmentMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EnvironmentMissing(String what, Throwable cause) {
        super(what, cause);
    }
}
