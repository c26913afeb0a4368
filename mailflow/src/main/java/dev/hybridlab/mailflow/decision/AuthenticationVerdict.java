package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The answer to AUTH. */
public sealed interface AuthenticationVerdict {
    SmtpReply reply();

    Reason because();

    record Known(String identity, SmtpReply reply, Reason because) implements AuthenticationVerdict {}

    /** @param told what stands in a 334 before the reply, which the client has to answer with an empty line (RFC 7628 §3.2.3) */
    record Denied(SmtpReply reply, Reason because, Optional<String> told) implements AuthenticationVerdict {
        public Denied(SmtpReply reply, Reason because) {
            this(reply, because, Optional.empty());
        }
    }
}
