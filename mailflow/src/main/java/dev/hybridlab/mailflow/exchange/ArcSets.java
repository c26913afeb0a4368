package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.MessageSigning;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;

/**
 * Puts sets of ARC fields on top of a header (RFC 8617 §5.1).
 *
 * @param signing who seals
 * @param because why they do
 */
public record ArcSets(MessageSigning signing, Reason because) {
    private static final int MOST = 50; // RFC 8617 §4.2.1

    /** Behind fifty sets there is none more. */
    public void add(ArcSealing how, Message message, HeaderEdits edits) {
        if (how.instance() > MOST) {
            return;
        }
        for (var field : signing.arc(how, message).reversed()) {
            edits.prepend(field, because);
        }
    }
}
