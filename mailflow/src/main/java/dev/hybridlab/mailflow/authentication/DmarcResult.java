package dev.hybridlab.mailflow.authentication;

import java.util.Locale;

/** What DMARC says (RFC 7489 §11.2). */
public enum DmarcResult {
    NONE,
    PASS,
    FAIL,
    TEMPERROR,
    PERMERROR;

    /** As Authentication-Results spells it (RFC 7489 §11.2). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
