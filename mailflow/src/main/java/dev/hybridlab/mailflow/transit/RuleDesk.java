package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the policy's transport rules look at each message once, and makes every copy of theirs an entry of the queue. */
final class RuleDesk {
    private final HostQueue queue;
    private final NoticeDesk notices;

    RuleDesk(HostQueue queue, NoticeDesk notices) {
        this.queue = queue;
        this.notices = notices;
    }

    /** What is to be routed, and the log that tells of it. */
    record Part(QueueEntry entry, StepLog log) {}

    /** @param log of the attempt, before anything is routed */
    List<Part> apply(QueueEntry entry, StepLog log) {
        var ruling = entry.rulesDue()
                ? queue.policy().rules(entry.held(), queue.ports().agenda().now())
                : Ruling.NONE;
        if (ruling.copies().isEmpty()) {
            return List.of(new Part(entry, log));
        }
        var parts = new ArrayList<Part>();
        var number = 0;
        for (var copy : ruling.copies()) {
            number++;
            var part = number == 1 ? new Part(new QueueEntry(copy.held(), entry), log) : own(copy, entry);
            tell(copy, part.log());
            switch (copy.fate()) {
                case Ruling.Fate.GoOn go -> parts.add(part);
                case Ruling.Fate.Refuse(var diagnostic, var because) -> refuse(part, diagnostic, because);
                case Ruling.Fate.Discard(var because) -> discard(part, because);
            }
        }
        return parts;
    }

    private Part own(Ruling.Copy copy, QueueEntry entry) {
        var held = copy.held().as(queue.lineages().ruled(copy.held().ref()));
        var own = new QueueEntry(held, entry);
        return new Part(
                own,
                StepLog.client(
                        queue.ports().sink(),
                        queue.policy().host().name(),
                        held.ref().attempt(own.nextConnection())));
    }

    private void tell(Ruling.Copy copy, StepLog log) {
        var now = queue.ports().agenda().now();
        var story = copy.story();
        log.headers(now, "rules", story.headers());
        var recipients = copy.held().envelope().recipients().stream()
                .map(EnvelopeRecipient::address)
                .toList();
        log.write(
                new Step.RulesApplied(log.here(now), recipients, story.considered(), story.actions(), story.bodies()));
    }

    private void refuse(Part part, SmtpReply diagnostic, Reason because) {
        var now = queue.ports().agenda().now();
        for (var recipient : part.entry().held().envelope().recipients()) {
            part.log()
                    .write(new Step.Routed(
                            part.log().here(now),
                            recipient.address(),
                            "refuse",
                            Optional.empty(),
                            diagnostic.toString(),
                            because,
                            List.of()));
            notices.failed(part.entry(), recipient, diagnostic, part.log());
        }
    }

    private void discard(Part part, Reason because) {
        var now = queue.ports().agenda().now();
        part.entry()
                .held()
                .envelope()
                .recipients()
                .forEach(recipient ->
                        part.log().write(new Step.Discarded(part.log().here(now), recipient.address(), because)));
    }
}
