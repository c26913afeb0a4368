package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.stream.Collectors;

/** {@code Authentication-Results} and {@code Received-SPF} in Exchange Online's own shape (BRD-01, BRD-03, BRD-08). */
record ResultsFields(SenderCheck check, DmarcAction action) {
    static final String FIELD = "Authentication-Results";
    private static final String PREFIXED = "X-MS-Exchange-Authentication-Results";
    private static final String FOLD = "\r\n ";

    /** On top of the edge's own Received line, the results above Received-SPF. */
    void stamp(Cloud cloud, boolean relayed, HeaderEdits edits) {
        var judged = Reason.of("BRD-01", "judged where it enters").alsoAssuming("HDX-14");
        edits.prepend("Received-SPF", receivedSpf(), judged.alsoAssuming("BRD-03"));
        var prefixed = relayed
                && cloud.settings().assumption(Assumption.RELAYED_RESULTS_FIELD).equals("prefixed");
        if (prefixed) {
            edits.prepend(PREFIXED, results() + ";", judged.alsoAssuming("BRD-08"));
        } else {
            var composite = CompositeVerdict.of(check);
            var because = judged.alsoAssuming("BRD-04");
            edits.prepend(
                    FIELD,
                    results() + ";" + composite.text(),
                    composite == CompositeVerdict.NOT_CHECKED ? because.alsoAssuming("BRD-21") : because);
        }
    }

    /** Without composite authentication. */
    private String results() {
        var spf = check.findings().spf();
        return "spf=" + spf.result().word() + " (sender IP is " + check.source().address() + ")" + FOLD
                + "smtp.mailfrom=" + spf.domain() + "; " + dkim() + ";" + dmarc();
    }

    private String dkim() {
        return check.findings().dkim().stream().map(ResultsFields::dkim).collect(Collectors.joining(";"));
    }

    static String dkim(DkimFinding finding) {
        return "dkim=" + finding.reason().exchangeWord() + " (" + finding.comment() + ")" + FOLD + "header.d="
                + (finding.reason() == DkimReason.NOT_SIGNED ? "none" : finding.domain());
    }

    private String dmarc() {
        return "dmarc=" + check.findings().dmarc().exchangeWord() + " action=" + action.word() + FOLD + "header.from="
                + check.author();
    }

    private String receivedSpf() {
        var spf = check.findings().spf();
        return word(spf.result()) + " (protection.outlook.com: " + spf.comment() + ")" + FOLD
                + "receiver=protection.outlook.com; client-ip=" + check.source().address() + ";" + FOLD + "helo="
                + check.source().name() + "; pr=" + (check.skipped() ? "M" : "C");
    }

    private static String word(SpfResult result) {
        return switch (result) {
            case NONE -> "None";
            case NEUTRAL -> "Neutral";
            case PASS -> "Pass";
            case FAIL -> "Fail";
            case SOFTFAIL -> "SoftFail";
            case TEMPERROR -> "TempError";
            case PERMERROR -> "PermError";
        };
    }
}
