package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** What a directory makes of a recipient. Each side words its own refusals. */
public sealed interface Resolved {
    Reason because();

    /** @param forwardsTo where a copy is forwarded besides; empty: nowhere */
    record InMailbox(Recipient mailbox, List<EnvelopeRecipient> forwardsTo, Reason because) implements Resolved {
        public InMailbox {
            forwardsTo = List.copyOf(forwardsTo);
        }
    }

    /** A mailbox that keeps nothing of what it forwards. */
    record Forwarded(Recipient mailbox, EnvelopeRecipient to, Reason because) implements Resolved {}

    /** Others stand for it: members, an outside address; each is resolved anew. */
    record Elsewhere(Recipient recipient, List<EnvelopeRecipient> to, Reason because) implements Resolved {
        public Elsewhere {
            to = List.copyOf(to);
        }
    }

    /** It is known, has no mailbox here, and is routed by its own address. */
    record RoutedOn(Recipient recipient, Reason because) implements Resolved {}

    /** It is known, has no mailbox here, and nobody says where its mail goes. */
    record WithoutTarget(Recipient recipient, Reason because) implements Resolved {}

    /** It does not take this message. */
    record Restricted(Recipient recipient, Restriction restriction, Reason because) implements Resolved {}

    /** No entry has the address. */
    record Unknown(Reason because) implements Resolved {}

    /** No entry has the legacyExchangeDN that the address encapsulates. */
    record UnknownLegacyName(Reason because) implements Resolved {}

    /** What a recipient does not take. */
    enum Restriction {
        /** Wants authenticated senders, and the author is anonymous. */
        AUTHENTICATION,
        /** The sender is not on its list, or on the list of those it rejects. */
        SENDER,
        /** The sender is on its list by name, but nobody vouches for that name. */
        UNPROVEN_SENDER,
        SIZE
    }
}
