package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** One message at the border of a tenant: what is found, what follows, what is written down (BRD facts). */
record Border(SenderCheck.Question question, SenderCheck check, DmarcAction action, Direction direction) {
    /** Where nobody judges mail. */
    static final DmarcAction UNASKED =
            new DmarcAction.None("none", Reason.assuming("BRD-22", "senders are not checked"));

    static Border of(SenderCheck.Question question, Attribution attribution, Message message) {
        var check = SenderCheck.of(question, message);
        var action = DmarcAction.of(new DmarcAction.Question(question, attribution, check));
        return new Border(question, check, action, attribution.direction());
    }

    Optional<ContentVerdict> refusal() {
        return action instanceof DmarcAction.Reject(var word, var because, var reply)
                ? Optional.of(new ContentVerdict.Reject(reply, because))
                : Optional.empty();
    }

    /** Above the edge's line, and the seal above that. */
    void stamp(Message message, HeaderEdits edits) {
        if (action instanceof DmarcAction.Quarantine kept) {
            Quarantined.mark(edits, kept);
        }
        var domain = question.recipientDomain();
        var relayed = direction == Direction.ORIGINATING
                && question.tenant().accepted(domain).isEmpty();
        new ResultsFields(question.cloud(), check, action).stamp(relayed, edits);
        new Seal.Relayed(question.cloud(), question.tenant(), check, action, domain).set(edits.on(message), edits);
    }
}
