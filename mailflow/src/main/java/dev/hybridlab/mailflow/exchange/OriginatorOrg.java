package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Reason;

/** What XOORG said, as a header field (HDR-33); whether also on mail of strangers that came the same way is open (HDX-08). */
public final class OriginatorOrg {
    private static final String NAME = "X-OriginatorOrg";

    private OriginatorOrg() {}

    /** @param internal whether the author counts as one of the organization */
    public static void stamp(HeaderEdits edits, LabSettings settings, EsmtpParameters mail, boolean internal) {
        var said = mail.get("XOORG");
        if (said.isEmpty()) {
            return;
        }
        if (internal) {
            edits.set(NAME, said.get(), Reason.of("HDR-33", "XOORG said so"));
        } else if (settings.assumption(Assumption.ORIGINATOR_ORG_OF_STRANGERS).equals("stamped")) {
            edits.set(NAME, said.get(), Reason.of("HDR-33", "XOORG said so").alsoAssuming("HDX-08"));
        }
    }
}
