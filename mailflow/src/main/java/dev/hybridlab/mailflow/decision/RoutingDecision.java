package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** What a mail system does next with one recipient of one message. */
public sealed interface RoutingDecision {
    /** The rule that fired and the setting it came from. */
    Reason because();

    /** @param mailbox its primary address */
    record Deliver(EmailAddress mailbox, Reason because) implements RoutingDecision {}

    /** Two fates of one recipient: a mailbox keeps a copy of what it forwards. */
    record Both(RoutingDecision here, RoutingDecision further, Reason because) implements RoutingDecision {}

    /** A copy with a changed header goes to others, each of whom is decided anew. */
    record Forward(Copy copy, Reason because) implements RoutingDecision {}

    /** A copy for somebody else that does not go: the sender gets a notice with this diagnostic about {@code to}. */
    record Blocked(EnvelopeRecipient to, SmtpReply diagnostic, Reason because) implements RoutingDecision {}

    /**
     * @param message with its new header
     * @param changes what was done to it, in order
     * @param to whom it goes
     */
    record Copy(Message message, List<HeaderChange> changes, List<EnvelopeRecipient> to) {
        public Copy {
            changes = List.copyOf(changes);
            to = List.copyOf(to);
        }

        /** As it is. */
        public static Copy of(Message message, List<EnvelopeRecipient> to) {
            return new Copy(message, List.of(), to);
        }
    }

    /** A group's members, the routing address of a remote mailbox: each is decided anew. */
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

    /**
     * It waits here without an attempt: no connector takes it, a certificate is missing.
     *
     * @param hop of the connector that was chosen, in whose queue it waits; empty: no connector takes it
     */
    record Defer(SmtpReply lastError, Reason because, List<Considered> considered, Optional<Hop> hop)
            implements RoutingDecision {
        public Defer {
            considered = List.copyOf(considered);
        }

        public Defer(SmtpReply lastError, Reason because, List<Considered> considered) {
            this(lastError, because, considered, Optional.empty());
        }
    }

    /**
     * The sender gets a notice with this diagnostic.
     *
     * @param considered the connectors none of which would take it; empty where none was asked for
     */
    record Refuse(SmtpReply diagnostic, Reason because, List<Considered> considered) implements RoutingDecision {
        public Refuse {
            considered = List.copyOf(considered);
        }

        public Refuse(SmtpReply diagnostic, Reason because) {
            this(diagnostic, because, List.of());
        }
    }

    /** What happens hangs on something that the input does not say and nobody knows: here the lab stops (TLS-51). */
    record Undecided(Reason because, List<Considered> considered) implements RoutingDecision {
        public Undecided {
            considered = List.copyOf(considered);
        }
    }

    /** Nobody is told. */
    record Discard(Reason because) implements RoutingDecision {}
}
