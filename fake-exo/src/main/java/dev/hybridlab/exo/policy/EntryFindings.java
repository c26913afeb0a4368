package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the edge found when a message entered, read from the seal that it set then (BRD-10): what leaves is judged by it, no second time.
 *
 * @param spf whether SPF passed
 * @param signers the domains whose DKIM signatures passed
 * @param offends whether it fails DMARC against p=quarantine or p=reject
 */
record EntryFindings(boolean spf, List<String> signers, boolean offends) {
    private static final String SIGNED = "dkim=pass";
    private static final String DOMAIN = "header.d=";

    /** Empty for what did not come in by the edge, or was not judged there. */
    static Optional<EntryFindings> of(HeldMessage held) {
        return held.message()
                .headers()
                .first("ARC-Authentication-Results")
                .filter(results -> results.contains("mx.microsoft.com 1;"))
                .map(EntryFindings::read);
    }

    private static EntryFindings read(String results) {
        var spf = false;
        var offends = false;
        var signers = new ArrayList<String>();
        for (var part : results.split(";")) {
            var finding = part.strip();
            spf |= finding.startsWith("spf=pass ");
            offends |= finding.startsWith("dmarc=fail (p=reject ") || finding.startsWith("dmarc=fail (p=quarantine ");
            var at = finding.indexOf(DOMAIN);
            if (finding.startsWith(SIGNED) && at >= 0) {
                signers.add(finding.substring(at + DOMAIN.length()).strip());
            }
        }
        return new EntryFindings(spf, signers, offends);
    }
}
