package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.stream.Collectors;

/** {@code Authentication-Results} and {@code Received-SPF} in Exchange Online's own shape (BRD-01, BRD-03, BRD-08). */
record ResultsFields(Cloud cloud, SenderCheck check, DmarcAction action) {
    static final String FIELD = "Authentication-Results";
    private static final String PREFIXED = "X-MS-Exchange-Authentication-Results";
    static final String FOLD = "\r\n ";

    /** On top of the edge's own Received line, the results above Received-SPF. */
    void stamp(boolean relayed, HeaderEdits edits) {
        var judged = Reason.of("BRD-01", "judged where it enters").alsoAssuming("HDX-14");
        var unseen = seen(check.spf()) ? judged : judged.alsoAssuming("DOMA-13");
        edits.prepend("Received-SPF", receivedSpf(), unseen.alsoAssuming("BRD-03"));
        var because = new DkimWords(cloud)
                .resting(
                        Reason.of("BRD-01", told()).alsoAssuming("HDX-14"),
                        check.findings().dkim());
        var prefixed = relayed
                && cloud.settings().assumption(Assumption.RELAYED_RESULTS_FIELD).equals("prefixed");
        if (prefixed) {
            edits.prepend(PREFIXED, results() + ";", because.alsoAssuming("BRD-08"));
        } else {
            var composite = CompositeVerdict.of(check);
            var all = because.alsoAssuming("BRD-04");
            edits.prepend(
                    FIELD,
                    results() + ";" + composite.text(),
                    composite == CompositeVerdict.NOT_CHECKED ? all.alsoAssuming("BRD-21") : all);
        }
    }

    /** Without composite authentication. */
    private String results() {
        var spf = check.findings().spf();
        return "spf=" + spf.result().word() + " (sender IP is " + check.source().address() + ")" + FOLD
                + "smtp.mailfrom=" + check.mailFrom() + "; " + dkim() + ";" + dmarc();
    }

    private String dkim() {
        return check.findings().dkim().stream().map(new DkimWords(cloud)::text).collect(Collectors.joining(";"));
    }

    private String dmarc() {
        return "dmarc=" + check.findings().dmarc().exchangeWord() + " action=" + action.word() + FOLD + "header.from="
                + check.shownAuthor();
    }

    private String receivedSpf() {
        var spf = check.findings().spf();
        return word(spf.result()) + " (protection.outlook.com" + comment(spf) + ")" + FOLD
                + "receiver=protection.outlook.com; client-ip=" + check.source().address() + ";" + FOLD + "helo="
                + check.source().name() + "; pr=" + (check.skipped() ? "M" : "C");
    }

    private String comment(SpfFinding spf) {
        var left = !seen(spf.result())
                && cloud.settings().assumption(Assumption.SPF_COMMENTS).equals("none");
        return left ? "" : ": " + spf.comment();
    }

    /** Whether anybody has shown the comment of this result (DOMA-06, DOMA-13). */
    private static boolean seen(SpfResult result) {
        return switch (result) {
            case PASS, FAIL, SOFTFAIL, NONE -> true;
            case NEUTRAL, TEMPERROR, PERMERROR -> false;
        };
    }

    /** How the results came about. */
    private String told() {
        var spf = check.findings().spf().evidence();
        var term = spf.term().isEmpty() ? "no term matches" : "'" + spf.term() + "' matches";
        var dkim = check.findings().dkim().stream()
                .map(each ->
                        each.detail().isEmpty() ? "the signature of " + each.domain() + " verifies" : each.detail())
                .collect(Collectors.joining(", "));
        return "judged where it enters; SPF: " + (spf.problem().isEmpty() ? term : spf.problem()) + "; DKIM: " + dkim
                + "; DMARC: " + check.findings().dmarc().detail();
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
