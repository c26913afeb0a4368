package dev.hybridlab.mailflow.authentication;

import java.util.Locale;

/** What a domain says of an address (RFC 7208 §2.6). */
public enum SpfResult {
    NONE,
    NEUTRAL,
    PASS,
    FAIL,
    SOFTFAIL,
    TEMPERROR,
    PERMERROR;

    /** As Authentication-Results spells it (RFC 8601 §2.7.2). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
