package dev.hybridlab.harness.run;

/** The machine lacks something that a run needs; the message says what, and what to do about it (exit code 4). */
public final class EnvironmentMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;

    public EnvironmentMissing(String what, Throwable cause) {
        super(what, cause);
        this.what = what;
    }

    public EnvironmentMissing(String what) {
        super(what);
        this.what = what;
    }

    /** What is missing and what to do about it. */
    public String what() {
        return what;
    }
}
