package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** What stands behind {@code dkim=}: the words that were seen (DOMA-05), and those that nobody has shown (DOMA-12, DOMA-14). */
record DkimWords(Cloud cloud) {
    String text(DkimFinding finding) {
        return "dkim=" + word(finding.reason()) + " (" + finding.comment() + ")" + ResultsFields.FOLD + "header.d="
                + (finding.reason() == DkimReason.NOT_SIGNED ? "none" : finding.domain());
    }

    private String word(DkimReason reason) {
        var alike = !seen(reason)
                && cloud.settings().assumption(Assumption.DKIM_WORDS).equals("fail");
        return alike ? "fail" : reason.exchangeWord();
    }

    /** The same reason, resting on what is assumed of these findings. */
    Reason resting(Reason because, List<DkimFinding> findings) {
        var unseen = findings.stream().anyMatch(each -> !seen(each.reason()));
        var inPart = findings.stream().anyMatch(each -> each.reason() == DkimReason.VERIFIED_IN_PART);
        var worded = unseen ? because.alsoAssuming("DOMA-12") : because;
        return inPart ? worded.alsoAssuming("DOMA-14") : worded;
    }

    private static boolean seen(DkimReason reason) {
        return switch (reason) {
            case VERIFIED, VERIFIED_IN_PART, NOT_SIGNED, BODY_HASH, NO_KEY -> true;
            case SIGNATURE, KEY_TIMEOUT, SYNTAX, KEY_SYNTAX, WEAK, EXPIRED, FUTURE, TOO_MANY -> false;
        };
    }
}
