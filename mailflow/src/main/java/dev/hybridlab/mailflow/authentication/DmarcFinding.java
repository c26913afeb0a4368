package dev.hybridlab.mailflow.authentication;

import java.util.Optional;

/**
 * DMARC of one message.
 *
 * @param domain of the author, from the From field; empty where there is none, or more than one
 * @param aligned what passed in alignment, whether or not the domain publishes a policy
 * @param policy the one that was found
 * @param detail how the result came about, for traces
 */
public record DmarcFinding(
        DmarcResult result, String domain, Aligned aligned, Optional<DmarcPolicy> policy, String detail) {
    /** Which mechanisms passed for a domain in alignment with the author's (RFC 7489 §3.1). */
    public record Aligned(boolean spf, boolean dkim) {
        public boolean any() {
            return spf || dkim;
        }
    }

    /**
     * In Exchange Online's words: without a policy, what would pass with one is {@code bestguesspass} (DOMA-07). It has no word for
     * a record that could not be had: the action says so (BRD-25).
     */
    public String exchangeWord() {
        return switch (result) {
            case PASS, FAIL -> result.word();
            case NONE -> aligned.any() ? "bestguesspass" : "none";
            case TEMPERROR, PERMERROR -> "none";
        };
    }
}
