package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/** What a directory makes of a recipient. Each side words its own refusals. */
public sealed interface Resolved {
    Reason because();

    /** @param alsoTo where a copy is forwarded besides; each is resolved anew */
    record InMailbox(Recipient mailbox, List<EnvelopeRecipient> alsoTo, Reason because) implements Resolved {
        public InMailbox {
            alsoTo = List.copyOf(alsoTo);
        }
    }

    /** Others stand for it: members, a forward, an outside address; each is resolved anew. */
    record Elsewhere(Recipient recipient, List<EnvelopeRecipient> to, Reason because) implements Resolved {
        public Elsewhere {
            to = List.copyOf(to);
        }
    }

    /** It is known, has no mailbox here, and is routed by its own address. */
    record RoutedOn(Recipient recipient, Reason because) implements Resolved {}

    /** It wants authenticated senders and the author is anonymous. */
    record NotAuthenticated(Recipient recipient, Reason because) implements Resolved {}

    record Unknown(Reason because) implements Resolved {}
}
