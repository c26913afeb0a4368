package dev.hybridlab.authentication.dkim;

import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.Keys;
import dev.hybridlab.authentication.signature.SelectedFields;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Verifies the DKIM signatures of a message, top first. */
public final class DkimVerifier {
    static final String FIELD = "DKIM-Signature";

    /** How many signatures are looked at: each costs a look-up and a check (RFC 6376 §8.4; the number is this lab's). */
    public static final int MOST = 10;

    private DkimVerifier() {}

    /** One finding for each signature; one that says so where there is none, and where some were not looked at. */
    public static List<DkimFinding> verify(Message message, CanonicalBody body, Keys keys) {
        var signatures = message.headers().fields().stream()
                .filter(field -> field.is(FIELD))
                .toList();
        if (signatures.isEmpty()) {
            return List.of(new DkimFinding(DkimReason.NOT_SIGNED, "", "", "there is no " + FIELD));
        }
        var fields = new SelectedFields(message.headers());
        var findings = new ArrayList<DkimFinding>();
        for (HeaderField each : signatures.subList(0, Math.min(MOST, signatures.size()))) {
            findings.add(new DkimSignature(each).verify(fields, body, keys));
        }
        if (signatures.size() > MOST) {
            findings.add(new DkimFinding(
                    DkimReason.TOO_MANY, "", "", signatures.size() - MOST + " further signatures were not looked at"));
        }
        return findings;
    }
}
