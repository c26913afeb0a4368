package dev.hybridlab.mailflow.authentication;

import java.util.Locale;

/** The state of a chain of seals (RFC 8617 §4.4). */
public enum ArcResult {
    NONE,
    PASS,
    FAIL;

    /** As Authentication-Results and cv= spell it (RFC 8617 §10.1). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
