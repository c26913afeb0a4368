package dev.hybridlab.authentication.spf;

import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.authentication.SpfFinding.Evidence;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import org.apache.james.jspf.core.exceptions.SPFResultException;

/** {@code check_host()} of one sender (RFC 7208 §4). */
public final class SpfEvaluation {
    private SpfEvaluation() {}

    public static SpfFinding of(SpfClaim claim) {
        var domain = claim.domain();
        if (!isChecked(domain)) {
            return finding(
                    claim,
                    SpfResult.NONE,
                    new Evidence("", "", 0, 0, "'" + domain + "' is no domain of several labels"));
        }
        var walk = new SpfWalk(claim);
        try {
            var result = walk.run();
            return finding(claim, result, walk.evidence(""));
        } catch (SPFResultException ended) {
            return finding(claim, result(ended), walk.evidence(worded(String.valueOf(ended.getMessage()))));
        }
    }

    /** RFC 7208 §4.3: several labels, none too long. */
    static boolean isChecked(String domain) {
        return domain.indexOf('.') > 0 && domain.charAt(0) != '[' && ZoneRecord.isName(domain);
    }

    /** jSPF counts calls where the RFC counts look-ups (RFC 7208 §4.6.4). */
    private static String worded(String problem) {
        return problem.startsWith("Maximum mechanism/modifiers calls done") ? "more than 10 look-ups" : problem;
    }

    private static SpfResult result(SPFResultException ended) {
        return switch (ended.getResult()) {
            case "none" -> SpfResult.NONE;
            case "temperror" -> SpfResult.TEMPERROR;
            default -> SpfResult.PERMERROR;
        };
    }

    private static SpfFinding finding(SpfClaim claim, SpfResult result, Evidence evidence) {
        var domain = claim.domain();
        var client = claim.client().toString();
        var comment = // DOMA-06
                switch (result) {
                    case PASS -> "domain of " + domain + " designates " + client + " as permitted sender";
                    case FAIL -> "domain of " + domain + " does not designate " + client + " as permitted sender";
                    case SOFTFAIL ->
                        "domain of transitioning " + domain + " discourages use of " + client + " as permitted sender";
                    case NEUTRAL -> client + " is neither permitted nor denied by domain of " + domain;
                    case NONE -> domain + " does not designate permitted sender hosts";
                    case TEMPERROR -> "error in processing during lookup of " + domain + ": DNS Timeout";
                    case PERMERROR -> "domain of " + domain + " used an invalid SPF mechanism";
                };
        return new SpfFinding(result, domain, comment, evidence);
    }
}
