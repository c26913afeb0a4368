package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.notice.Incident;
import dev.hybridlab.mailflow.notice.Notice;
import dev.hybridlab.mailflow.notice.NoticeKind;
import dev.hybridlab.mailflow.notice.Notices;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes to senders and puts the notice into the host's own queue. */
final class NoticeDesk {
    private static final int NOTICES_A_HOP = 10;

    private final HostQueue queue;
    private final Map<String, Integer> written = new HashMap<>();

    NoticeDesk(HostQueue queue) {
        this.queue = queue;
    }

    /** The message failed for this recipient at this host. */
    void failed(QueueEntry entry, EnvelopeRecipient recipient, SmtpReply diagnostic, StepLog log) {
        failed(entry, new Failure(recipient, diagnostic, Optional.empty()), log);
    }

    /** @param remote the host that said so, if another one did */
    record Failure(EnvelopeRecipient recipient, SmtpReply diagnostic, Optional<String> remote) {}

    void failed(QueueEntry entry, Failure failure, StepLog log) {
        var inPlace = entry.held().sender().isPresent()
                ? Optional.<EmailAddress>empty()
                : queue.policy().toldInPlaceOfSender(entry.held());
        var held = inPlace.map(entry.held()::sentBy).orElse(entry.held());
        var now = queue.ports().agenda().now();
        if (!Notices.wanted(NoticeKind.FAILED, held, failure.recipient())) {
            var because = held.sender().isEmpty()
                    ? Reason.of("NDR-02", "{}: a null sender has nobody to report to", failure.diagnostic())
                    : Reason.assuming("NDR-12", "{}: the sender asked not to be told", failure.diagnostic());
            log.write(new Step.Discarded(log.here(now), failure.recipient().address(), because));
            return;
        }
        var incident =
                new Incident(held, failure.recipient(), failure.diagnostic(), failure.remote(), now, Optional.empty());
        var manner = queue.policy().noticeManner(held);
        var because = inPlace.isPresent() ? manner.because().alsoAssuming("JRN-06") : manner.because();
        send(Notices.failed(manner, incident, queue.ports().seed()), incident, because, log);
    }

    /** The message waits longer than the sender would think. */
    void delayed(QueueEntry entry) {
        var held = entry.held();
        var waiting = entry.waiting().orElseThrow();
        var now = queue.ports().agenda().now();
        var log = StepLog.client(
                queue.ports().sink(), queue.policy().host().name(), held.ref().attempt(entry.nextConnection()));
        for (var recipient : held.envelope().recipients()) {
            if (Notices.wanted(NoticeKind.DELAYED, held, recipient)) {
                var incident = new Incident(held, recipient, waiting.shown(), Optional.empty(), now, Optional.empty())
                        .until(waiting.retry().expiry());
                var manner = queue.policy().noticeManner(held);
                var because = manner.stage().equals("plain")
                        ? manner.because()
                        : manner.because().alsoAssuming("NDR-08");
                send(Notices.delayed(manner, incident, queue.ports().seed()), incident, because, log);
            }
        }
    }

    /** The message is in the mailbox; told only where NOTIFY asked for it (RFC 3461 §4.1). */
    void delivered(HeldMessage held, EnvelopeRecipient recipient, StepLog log) {
        if (Notices.wanted(NoticeKind.DELIVERED, held, recipient)) {
            var now = queue.ports().agenda().now();
            var incident = new Incident(
                    held, recipient, SmtpReply.of("250 2.1.5 Recipient OK"), Optional.empty(), now, Optional.empty());
            var manner = queue.policy().noticeManner(held);
            send(Notices.delivered(manner, incident, queue.ports().seed()), incident, manner.because(), log);
        }
    }

    /** The next host has it and will not report; told only where NOTIFY asked for it (RFC 3461 §5.2.2). */
    void relayed(QueueEntry entry, Failure answered, StepLog log) {
        var held = entry.held();
        if (Notices.wanted(NoticeKind.RELAYED, held, answered.recipient())) {
            var now = queue.ports().agenda().now();
            var incident = new Incident(
                    held, answered.recipient(), answered.diagnostic(), answered.remote(), now, Optional.empty());
            var manner = queue.policy().noticeManner(held);
            send(Notices.relayed(manner, incident, queue.ports().seed()), incident, manner.because(), log);
        }
    }

    private void send(Notice notice, Incident incident, Reason because, StepLog log) {
        var now = queue.ports().agenda().now();
        var failure = notice.kind() == NoticeKind.FAILED;
        var withheld = queue.policy().withholdsNotice(incident.about(), failure);
        if (withheld.isPresent()) {
            if (failure) {
                log.write(new Step.Discarded(log.here(now), incident.recipient().address(), withheld.get()));
            }
            return;
        }
        log.headers(now, "notice", Notices.taken(queue.policy().noticeManner(incident.about()), incident.about()));
        post(notice, incident, because, log);
        if (failure) {
            queue.policy()
                    .noticeCopy(notice.diagnostic())
                    .ifPresent(copy -> post(notice.copyFor(copy.to()), incident, copy.because(), log));
        }
    }

    private void post(Notice notice, Incident incident, Reason because, StepLog log) {
        var now = queue.ports().agenda().now();
        var ref = number(incident.about().ref());
        log.write(new Step.NoticeMade(
                log.here(now),
                notice.kind().name().toLowerCase(Locale.ROOT),
                incident.recipient().address(),
                notice.envelope().recipients().getFirst().address(),
                notice.diagnostic(),
                ref,
                because));
        queue.submit(new Submission(ref, notice.envelope(), now), notice.message());
    }

    /** The n-th notice of one message at one hop: the hop is part of the number, so that two hosts never share one. */
    private synchronized MessageRef number(MessageRef about) {
        var count = written.merge(about.lineage() + "/" + about.hop(), 1, Integer::sum);
        return about.notice(about.hop() * NOTICES_A_HOP + count);
    }
}
