package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * How a system writes notices (NDR facts).
 *
 * @param from author of the notice
 * @param displayName shown before it
 * @param reportingMta its own name in {@code Reporting-MTA}
 * @param stage the shape: {@code onprem}, {@code exo} or {@code plain}; {@code -brief} behind it
 * @param headersOnlyAbove a larger original comes back as headers only, octets
 * @param because why in this manner
 */
public record NoticeManner(
        EmailAddress from,
        String displayName,
        String reportingMta,
        String stage,
        long headersOnlyAbove,
        Reason because) {
    private static final String BRIEF = "-brief";

    /** Without the section for administrators (DOM-30). */
    public NoticeManner brief() {
        return new NoticeManner(from, displayName, reportingMta, stage + BRIEF, headersOnlyAbove, because);
    }

    /** Whether there is a section for administrators. */
    public boolean diagnostics() {
        return !stage.endsWith(BRIEF);
    }
}
