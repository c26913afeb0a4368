package dev.hybridlab.mailflow.authentication;

import java.util.Locale;

/** What a signature is worth (RFC 8601 §2.7.1). */
public enum DkimResult {
    NONE,
    PASS,
    FAIL,
    POLICY,
    NEUTRAL,
    TEMPERROR,
    PERMERROR;

    /** As Authentication-Results spells it (RFC 8601 §2.7.1). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
