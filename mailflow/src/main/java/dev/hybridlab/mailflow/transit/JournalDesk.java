package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.trace.Step;

/** Lets the policy's journal rules look at each message once, and puts their reports into the host's own queue. */
final class JournalDesk {
    private final HostQueue queue;
    private final MailboxDesk numbers;

    /** @param numbers gives a report its number among the messages that were made of the original */
    JournalDesk(HostQueue queue, MailboxDesk numbers) {
        this.queue = queue;
        this.numbers = numbers;
    }

    /** The part as it is to be routed: marked, if a report was made of it. */
    RuleDesk.Part apply(RuleDesk.Part part) {
        if (!part.entry().journalDue()) {
            return part;
        }
        var now = queue.ports().agenda().now();
        var journaling = queue.policy().journal(part.entry().held(), now);
        if (journaling.isEmpty()) {
            return part;
        }
        var held = journaling.get().held();
        var story = journaling.get().story();
        var log = part.log();
        log.headers(now, "journal", story.headers());
        var recipients = held.envelope().recipients().stream()
                .map(EnvelopeRecipient::address)
                .toList();
        log.write(
                new Step.RulesApplied(log.here(now), recipients, story.considered(), story.actions(), story.bodies()));
        for (var report : journaling.get().reports()) {
            queue.submit(new Submission(numbers.next(held.ref()), report.envelope(), now), report.message());
        }
        return new RuleDesk.Part(new QueueEntry(held, part.entry()), log);
    }
}
