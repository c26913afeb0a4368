package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Everything one host is responsible for: sorts it, delivers it, hands it on, waits, reports. Every change of state runs
 * as a task of the {@link Agenda}; a message is never in two tasks at once.
 */
public final class HostQueue {
    /** Beyond this many hosts a message is declared endless: no limit of any mail system stopped it. */
    public static final int HOP_BUDGET = 200;

    private static final String ENDLESS =
            "{} hosts took it and none stopped it: a real one goes round until it expires or a disk is full";

    private final Supplier<MailSystemPolicy> policies;
    private final Ports ports;
    private final NoticeDesk notices;
    private final RuleDesk rules;
    private final MailboxDesk mailboxes;
    private final JournalDesk journal;
    private final Set<QueueEntry> waiting = new LinkedHashSet<>();
    private final List<QueueEntry> asleep = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Lineages lineages = new Lineages();
    private boolean down;
    private final Suspensions suspensions = new Suspensions();

    /** @param policies the host's policy as the topology stands; asked anew for every message */
    public HostQueue(Supplier<MailSystemPolicy> policies, Ports ports) {
        this.policies = policies;
        this.ports = ports;
        this.notices = new NoticeDesk(this);
        this.rules = new RuleDesk(this, notices);
        this.mailboxes = new MailboxDesk(this);
        this.journal = new JournalDesk(this, mailboxes);
    }

    MailSystemPolicy policy() {
        return policies.get();
    }

    Tally tally() {
        return tally;
    }

    Lineages lineages() {
        return lineages;
    }

    Ports ports() {
        return ports;
    }

    private Instant now() {
        return ports.agenda().now();
    }

    /** A mailbox of this host submits; also the way of this host's own notices. */
    public void submit(Submission submission, Message message) {
        var log = StepLog.client(ports.sink(), policy().host().name(), submission.ref());
        log.write(new Step.Submitted(
                log.here(now()),
                submission.envelope().senderText(),
                submission.envelope().recipients().stream()
                        .map(EnvelopeRecipient::address)
                        .toList(),
                submission.by().word(),
                message));
        switch (policy().submission(submission, message)) {
            case ContentVerdict.Keep keep -> {
                log.headers(now(), "submission", keep.changes());
                accept(new HeldMessage(
                        submission.ref(),
                        keep.message(),
                        submission.envelope(),
                        keep.attribution(),
                        now(),
                        Optional.empty(),
                        Optional.empty()));
            }
            case ContentVerdict.Reject(var reply, var because) -> unsubmitted(log, reply, because);
            case ContentVerdict.Loop(var reply, var received, var passes, var because) ->
                unsubmitted(log, reply, because);
            case ContentVerdict.Drop(var reply, var because) ->
                submission
                        .envelope()
                        .recipients()
                        .forEach(recipient ->
                                log.write(new Step.Discarded(log.here(now()), recipient.address(), because)));
        }
    }

    private void unsubmitted(StepLog log, SmtpReply reply, Reason because) {
        log.write(new Step.Refused(log.here(now()), "submission", reply, Optional.empty(), because));
    }

    /** This host is responsible from now on. */
    public void accept(HeldMessage held) {
        accept(held, Optional.empty());
    }

    /** @param first where it stays before it is sorted */
    void accept(HeldMessage held, Optional<Stay> first) {
        var entry = new QueueEntry(held);
        Runnable task = () -> first.ifPresentOrElse(stay -> defer(entry, stay, log(entry)), () -> attend(entry));
        ports.agenda().soon(safely(entry, task));
    }

    /** What waits, in the order of its arrival. */
    public synchronized List<Queued> queued() {
        return waiting.stream()
                .map(entry -> entry.queued(policy().host().name()))
                .toList();
    }

    /** The machine stops: nothing is attempted until {@link #up}. */
    public synchronized void down() {
        down = true;
    }

    /** The machine is back; what came due meanwhile is attended to now. */
    public void up() {
        List<QueueEntry> due;
        synchronized (this) {
            down = false;
            due = List.copyOf(asleep);
            asleep.clear();
        }
        due.forEach(entry -> ports.agenda().soon(safely(entry, () -> attend(entry))));
    }

    /** {@code Suspend-Queue}: takes mail and hands none on until {@link #resume}. {@code queue}: empty for all. */
    public synchronized void suspend(Optional<String> queue) {
        suspensions.add(queue);
    }

    /** {@code Resume-Queue}, for the poison queue {@code Resume-Message}: what was kept meanwhile goes on now. */
    public void resume(Optional<String> queue) {
        synchronized (this) {
            suspensions.remove(queue);
        }
        again(queue.<Predicate<QueueEntry>>map(name -> entry -> entry.suspendedIn(name))
                .orElse(SuspendedQueue::keeps));
    }

    /** {@code Retry-Queue}: everything that waits is sorted anew and attempted now. */
    public void retryNow() {
        again(any -> true);
    }

    private void again(Predicate<QueueEntry> which) {
        List<QueueEntry> all;
        synchronized (this) {
            all = waiting.stream().filter(which).toList();
            all.forEach(waiting::remove);
        }
        for (var entry : all) {
            entry.waitsNoMore();
            var again = new QueueEntry(entry.held(), entry); // its old timer finds the old entry gone
            ports.agenda().soon(safely(again, () -> attend(again)));
        }
    }

    private Runnable safely(QueueEntry entry, Runnable task) {
        return Salvage.of(ports.agenda(), entry, task, stay -> defer(entry, stay, log(entry)));
    }

    private void attend(QueueEntry entry) {
        synchronized (this) {
            if (down) {
                asleep.add(entry);
                return;
            }
        }
        var now = now();
        if (entry.expiredAt(now)) {
            expire(entry);
            return;
        }
        if (entry.tellDelayAt(now)) {
            notices.delayed(entry);
        }
        if (entry.attemptDueAt(now)) {
            leave(entry);
            if (!kept(entry)) {
                attempt(entry);
            }
        } else {
            sleep(entry);
        }
    }

    private boolean kept(QueueEntry entry) {
        synchronized (this) {
            if (!suspensions.holdAll()) {
                return false;
            }
        }
        var stay = SuspendedQueue.holds(policy(), entry, now());
        stay.ifPresent(each -> defer(entry, each, log(entry)));
        return stay.isPresent();
    }

    /** By the suspension of the queue of its next hop. */
    private boolean kept(QueueEntry entry, StepLog log) {
        var queue = entry.queue();
        synchronized (this) {
            if (queue.isEmpty() || !suspensions.hold(queue.get())) {
                return false;
            }
        }
        var stay = SuspendedQueue.holds(policy(), entry, queue.get(), now());
        stay.ifPresent(each -> defer(entry, each, log));
        return stay.isPresent();
    }

    private StepLog log(QueueEntry entry) {
        return StepLog.client(
                ports.sink(), policy().host().name(), entry.held().ref().attempt(entry.nextConnection()));
    }

    private void defer(QueueEntry entry, Stay stay, StepLog log) {
        entry.stays(stay);
        log.write(new Step.Deferred(
                log.here(now()),
                entry.held().envelope().recipients().stream()
                        .map(EnvelopeRecipient::address)
                        .toList(),
                stay.shown(),
                stay.retry().at(),
                stay.retry().because(),
                stay.queue()));
        sleep(entry);
    }

    private synchronized void leave(QueueEntry entry) {
        waiting.remove(entry);
    }

    private void sleep(QueueEntry entry) {
        synchronized (this) {
            waiting.add(entry);
        }
        ports.agenda().at(entry.wake(), entry.held().ref().lineage(), () -> {
            boolean stillHere;
            synchronized (this) {
                stillHere = waiting.contains(entry);
            }
            if (stillHere) {
                safely(entry, () -> attend(entry)).run();
            }
        });
    }

    private void expire(QueueEntry entry) {
        leave(entry);
        var diagnostic = entry.waiting().orElseThrow().retry().expired();
        var log = log(entry);
        entry.held().envelope().recipients().forEach(recipient -> notices.failed(entry, recipient, diagnostic, log));
    }

    private void attempt(QueueEntry entry) {
        var held = entry.held();
        entry.countAttempt();
        var log = log(entry);
        if (held.ref().hop() > HOP_BUDGET) {
            var endless = Reason.of("LAB-02", ENDLESS, HOP_BUDGET).alsoAssuming("LOOP-17");
            held.envelope()
                    .recipients()
                    .forEach(recipient -> log.write(new Step.Discarded(log.here(now()), recipient.address(), endless)));
            return;
        }
        var crashed = PoisonQueue.of(policy(), entry, now());
        if (crashed.isPresent()) {
            defer(entry, crashed.get(), log);
            return;
        }
        rules.apply(entry, log).forEach(part -> sort(journal.apply(part)));
    }

    private void sort(RuleDesk.Part part) {
        var entry = part.entry();
        var held = entry.held();
        var log = part.log();
        var sorted = new Sorting(policy(), held, new Sorting.Counting(now(), tally), log);
        sorted.local.forEach(local -> deliver(sorted.shape(local.shape()), local, log));
        sorted.failing.forEach(failing -> notices.failed(entry, failing.recipient(), failing.diagnostic(), log));
        sorted.stuck.forEach(stuck -> {
            var waits = new QueueEntry(sorted.shape(stuck.shape()).forRecipients(List.of(stuck.recipient())), entry);
            waits.goesBy(policy().queue(stuck.hop()));
            if (!kept(waits, log)) {
                after(waits, new AttemptEnd(true, stuck.lastError(), Optional.empty()), log);
            }
        });
        relay(entry, sorted, log);
    }

    private void relay(QueueEntry entry, Sorting sorted, StepLog log) {
        var first = true;
        for (var way : sorted.relayed.entrySet()) {
            var lot = way.getKey();
            var part = sorted.shape(lot.shape()).forRecipients(way.getValue());
            var own = new QueueEntry(first ? part : part.as(lineages.fork(part.ref())), entry);
            var ownLog = first ? log : log(own);
            first = false;
            own.goesBy(policy().queue(Optional.of(lot.hop())));
            if (!kept(own, ownLog)) {
                var handOver = new HandOver(this, own, lot.hop());
                ports.agenda().soon(safely(own, () -> handOver.run(ownLog)));
            }
        }
    }

    private void deliver(HeldMessage held, Sorting.Local local, StepLog log) {
        var stored = policy().deliver(held, local.mailbox(), now());
        log.headers(now(), "delivery", stored.changes());
        ports.store().keep(local.mailbox(), stored.message());
        log.write(new Step.Delivered(
                log.here(now()), local.mailbox(), local.recipient().address(), stored.message()));
        notices.delivered(held, local.recipient(), log);
        mailboxes.stored(held, local.mailbox(), log);
    }

    /** All recipients of this entry got the same negative outcome. */
    void after(QueueEntry entry, AttemptEnd outcome, StepLog log) {
        var attempt = new Attempt(entry.held(), entry.attempts(), outcome.connection(), outcome.reply(), now());
        switch (policy().afterReply(attempt)) {
            case AfterReply.Bounce(var diagnostic, var because) ->
                entry.held()
                        .envelope()
                        .recipients()
                        .forEach(recipient -> notices.failed(
                                entry, new NoticeDesk.Failure(recipient, diagnostic, outcome.remote()), log));
            case AfterReply.LeaveIt leaveIt -> {}
            case AfterReply.GiveUp(var because) -> log.discarded(now(), entry.held(), because);
            case AfterReply.Retry retry ->
                defer(
                        entry,
                        new Stay(
                                outcome.reply(),
                                retry,
                                entry.queue().map(queue -> queue.standing("Retry", entry.attempts()))),
                        log);
        }
    }

    /** RFC 3461 §5.2.2: {@code host} took it for some recipients, and reports to nobody. */
    void unreported(QueueEntry entry, String host, SequencedMap<EnvelopeRecipient, SmtpReply> replies, StepLog log) {
        replies.forEach((recipient, reply) -> {
            if (reply.positive()) {
                notices.relayed(entry, new NoticeDesk.Failure(recipient, reply, Optional.of(host)), log);
            }
        });
    }

    /** Every recipient has its answer from {@code host}. */
    void answered(QueueEntry entry, String host, SequencedMap<EnvelopeRecipient, SmtpReply> replies, StepLog log) {
        var byReply = new LinkedHashMap<SmtpReply, List<EnvelopeRecipient>>();
        replies.forEach((recipient, reply) ->
                byReply.computeIfAbsent(reply, any -> new ArrayList<>()).add(recipient));
        byReply.forEach((reply, recipients) -> {
            if (reply.positive()) {
                log.write(new Step.Relayed(
                        log.here(now()),
                        host,
                        recipients.stream().map(EnvelopeRecipient::address).toList(),
                        reply));
            } else {
                var part = new QueueEntry(entry.held().forRecipients(recipients), entry);
                part.goesBy(entry.queue());
                var shown = reply.transientNegative() ? policy().lastError(reply) : reply;
                after(part, new AttemptEnd(false, shown, Optional.of(host)), log);
            }
        });
    }
}
