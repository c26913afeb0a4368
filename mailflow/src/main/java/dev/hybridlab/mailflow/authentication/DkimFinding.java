package dev.hybridlab.mailflow.authentication;

/**
 * One DKIM signature.
 *
 * @param domain its d= tag, in lower case; empty if it has none
 * @param selector its s= tag; empty if it has none
 * @param detail what exactly was found, for traces
 */
public record DkimFinding(DkimReason reason, String domain, String selector, String detail) {
    public DkimResult result() {
        return reason.result();
    }

    /** In Exchange Online's words (DOMA-05). */
    public String comment() {
        return reason.comment();
    }
}
