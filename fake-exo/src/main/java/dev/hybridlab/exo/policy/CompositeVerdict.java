package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.DmarcPolicy.Request;
import dev.hybridlab.mailflow.authentication.DmarcResult;
import dev.hybridlab.mailflow.authentication.SpfResult;

/** Composite authentication: one word over all mechanisms, and why (BRD-04). It is a signal; what is done with mail is {@link DmarcAction}. */
enum CompositeVerdict {
    /** DMARC passed. */
    EXPLICIT_PASS("pass", "100"),
    /** SPF or DKIM passed in alignment, and the domain publishes no policy. */
    BEST_GUESS("pass", "109"),
    /** A trusted seal vouches for it. */
    VOUCHED("pass", "130"),
    /** It fails p=quarantine or p=reject. */
    EXPLICIT_FAIL("fail", "000"),
    /** The same, and the author's domain is the tenant's own. */
    OWN_EXPLICIT_FAIL("fail", "010"),
    /** Nothing passed, and the domain publishes no policy or one that asks for nothing. */
    IMPLICIT_FAIL("fail", "001"),
    /** The same, and the author's domain is the tenant's own. */
    OWN_IMPLICIT_FAIL("fail", "601"),
    /** A nameserver did not answer: BRD-21. */
    NOT_CHECKED("none", "300");

    private final String word;
    private final String reason;

    CompositeVerdict(String word, String reason) {
        this.word = word;
        this.reason = reason;
    }

    static CompositeVerdict of(SenderCheck check) {
        var dmarc = check.findings().dmarc().result();
        if (dmarc == DmarcResult.PASS) {
            return EXPLICIT_PASS;
        }
        if (check.aligned()) {
            return BEST_GUESS;
        }
        if (check.vouched().isPresent()) {
            return VOUCHED;
        }
        if (check.asked() != Request.NONE) {
            return check.own() ? OWN_EXPLICIT_FAIL : EXPLICIT_FAIL;
        }
        if (dmarc == DmarcResult.TEMPERROR || check.spf() == SpfResult.TEMPERROR) {
            return NOT_CHECKED;
        }
        return check.own() ? OWN_IMPLICIT_FAIL : IMPLICIT_FAIL;
    }

    String text() {
        return "compauth=" + word + " reason=" + reason;
    }
}
