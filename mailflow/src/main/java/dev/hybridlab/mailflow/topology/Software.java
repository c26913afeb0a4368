package dev.hybridlab.mailflow.topology;

import java.util.Locale;

/** What runs a host that is not Exchange (LAB-60). */
public enum Software {
    /** The lab's own SMTP server. */
    PLAIN,
    /** Apache James protocols. */
    JAMES,
    /** SubEthaSMTP. */
    SUBETHA;

    /** As a topology writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Software of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
