package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Reason;

/** Two that only forward to each other: the sender is told (ONP-RCPT-09). The words are the lab's own; no source has them. */
public final class ForwardingCircle {
    private ForwardingCircle() {}

    /** @param recipient the address to which the circle came back */
    public static RoutingDecision.Refuse broken(LabSettings settings, EnvelopeRecipient recipient) {
        var code = settings.assumption(Assumption.RECIPIENT_LOOP_CODE);
        return new RoutingDecision.Refuse(
                SmtpReply.of("550 " + code + " The forwarding of this recipient leads back to itself"),
                Reason.assuming(
                        "ONP-RCPT-09", "what {} forwards comes back, and no mailbox kept it", recipient.address()));
    }
}
