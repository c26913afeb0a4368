package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** What a mail system does next with one recipient of one message. */
public sealed interface RoutingDecision {
    /** The rule that fired and the setting it came from. */
    Reason because();

    /** @param mailbox its primary address */
    record Deliver(EmailAddress mailbox, Reason because) implements RoutingDecision {}

    /** A mailbox that keeps a copy of what it forwards. */
    record DeliverAndForward(EmailAddress mailbox, List<EnvelopeRecipient> forwards, Reason because)
            implements RoutingDecision {
        public DeliverAndForward {
            forwards = List.copyOf(forwards);
        }
    }

    /** A group's members, a forward, the routing address of a remote mailbox: each is decided anew. */
    record Expand(List<EnvelopeRecipient> recipients, Reason because) implements RoutingDecision {
        public Expand {
            recipients = List.copyOf(recipients);
        }
    }

    record Relay(Hop hop, Reason because, List<Considered> considered) implements RoutingDecision {
        public Relay {
            considered = List.copyOf(considered);
        }
    }

    /** It waits here without an attempt: no connector takes it, a certificate is missing. */
    record Defer(SmtpReply lastError, Reason because, List<Considered> considered) implements RoutingDecision {
        public Defer {
            considered = List.copyOf(considered);
        }
    }

    /** The sender gets a notice with this diagnostic. */
    record Refuse(SmtpReply diagnostic, Reason because) implements RoutingDecision {}

    /** What happens hangs on something that the input does not say and nobody knows: here the lab stops (TLS-51). */
    record Undecided(Reason because, List<Considered> considered) implements RoutingDecision {
        public Undecided {
            considered = List.copyOf(considered);
        }
    }

    /** Nobody is told. */
    record Discard(Reason because) implements RoutingDecision {}
}
