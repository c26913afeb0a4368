package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.DkimReason;

/** A signature that did not verify, and why. */
public final class Unverified extends Exception {
    private static final long serialVersionUID = 1;

    private final DkimReason reason;

    public Unverified(DkimReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public DkimReason reason() {
        return reason;
    }

    /** What exactly was found. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
