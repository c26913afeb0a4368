package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a mailbox act on what was stored in it, and puts what it sends into the host's own queue. */
final class MailboxDesk {
    private static final int A_HOP = 10;

    private final HostQueue queue;
    private final Map<String, Integer> made = new HashMap<>();

    MailboxDesk(HostQueue queue) {
        this.queue = queue;
    }

    /** @param log of the attempt that delivered it */
    void stored(HeldMessage held, EmailAddress mailbox, StepLog log) {
        var now = queue.ports().agenda().now();
        for (var aftermath : queue.policy().afterDelivery(held, mailbox, now)) {
            switch (aftermath) {
                case Aftermath.Sends(var what, var envelope, var message, var because) -> {
                    tell(log, mailbox, new Told(what, envelope.recipients(), because), now);
                    queue.submit(new Submission(number(held.ref(), false), envelope, now), message);
                }
                case Aftermath.Redirects(var copy, var because) -> {
                    tell(log, mailbox, new Told("redirect by rule", copy.to(), because), now);
                    log.headers(now, "rule", copy.changes());
                    queue.accept(
                            held.with(copy.message()).forRecipients(copy.to()).as(number(held.ref(), true)));
                }
                case Aftermath.Stops(var to, var because) -> log.write(new Step.Discarded(log.here(now), to, because));
            }
        }
    }

    private record Told(String what, List<EnvelopeRecipient> to, Reason because) {}

    private static void tell(StepLog log, EmailAddress mailbox, Told told, Instant now) {
        var target = String.join(
                ", ", told.to().stream().map(each -> each.address().toString()).toList());
        log.write(new Step.Routed(
                log.here(now), mailbox, told.what(), Optional.empty(), target, told.because(), List.of()));
    }

    /** The number of the next message that is made of one. */
    MessageRef next(MessageRef about) {
        return number(about, false);
    }

    /** The n-th message that mailboxes made of one at one hop: the hop is part of the number, as it is for notices. */
    private synchronized MessageRef number(MessageRef about, boolean goesOn) {
        var count = made.merge(about.lineage() + "/" + about.hop(), 1, Integer::sum);
        var own = about.ofMailbox(about.hop() * A_HOP + count);
        return goesOn ? new MessageRef(own.lineage(), about.hop(), 0) : own;
    }
}
