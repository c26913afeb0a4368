package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** What a host does with a message that has arrived whole. */
public sealed interface ContentVerdict {
    SmtpReply reply();

    /**
     * It is kept: the host is responsible now.
     *
     * @param message as stamped
     * @param attribution as it stands after promotion
     * @param reply 250
     * @param changes what was done to the header, in order
     */
    record Keep(Message message, Attribution attribution, SmtpReply reply, List<HeaderChange> changes)
            implements ContentVerdict {
        public Keep {
            changes = List.copyOf(changes);
        }
    }

    record Reject(SmtpReply reply, Reason because) implements ContentVerdict {}

    /** Refused because it goes round. */
    record Loop(SmtpReply reply, int received, int passes, Reason because) implements ContentVerdict {}

    /** Accepted with 250 and dropped; nobody is told. */
    record Drop(SmtpReply reply, Reason because) implements ContentVerdict {}
}
