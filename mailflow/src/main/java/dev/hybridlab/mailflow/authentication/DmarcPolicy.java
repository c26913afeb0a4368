package dev.hybridlab.mailflow.authentication;

import java.util.Locale;

/**
 * What a domain asks to be done with mail that fails (RFC 7489 §6.3).
 *
 * @param foundAt the domain below whose {@code _dmarc} the record stands: the author's, or the organisational one
 * @param request what holds for the author's domain: p=, or sp= for a domain below {@code foundAt}
 * @param percent pct=, 0 to 100
 * @param strict where alignment is strict
 * @param record the text
 */
public record DmarcPolicy(String foundAt, Request request, int percent, Strict strict, String record) {
    /** RFC 7489 §6.3, p=. */
    public enum Request {
        NONE,
        QUARANTINE,
        REJECT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** adkim=s and aspf=s. */
    public record Strict(boolean dkim, boolean spf) {}
}
