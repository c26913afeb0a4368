package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.decision.TargetVerdict;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.zone.MailExchangers;
import dev.hybridlab.mailflow.zone.MailHosts;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One attempt over one hop: look up, dial one target after the other, talk, and tell the queue how it ended. */
final class HandOver {
    private final HostQueue queue;
    private final QueueEntry entry;
    private final Hop hop;
    private final Instant now;

    HandOver(HostQueue queue, QueueEntry entry, Hop hop) {
        this.queue = queue;
        this.entry = entry;
        this.hop = hop;
        this.now = queue.ports().agenda().now();
    }

    /** @param log of the attempt, before its first connection */
    void run(StepLog log) {
        var released = queue.policy().release(entry.held(), hop);
        log.headers(now, "release", released.changes());
        var resolution = resolve();
        resolution.asked().forEach(each -> log.write(new Step.Resolved(log.here(now), each.question(), each.answer())));
        switch (resolution) {
            case MailHosts.Failure failure ->
                failed(new HopFailure.NoName(failure.name(), failure.cause().word()), log);
            case MailHosts.Targets targets -> tryEach(targets, released.message(), log);
        }
    }

    private MailHosts resolve() {
        return switch (hop.nextHop()) {
            case NextHop.MxLookup mx ->
                MailExchangers.resolve(hop.domain(), queue.ports().names(), now);
            case NextHop.SmartHosts(var hosts) -> addresses(hosts);
        };
    }

    /** The addresses of all smart hosts, in their order; a failure only if none has one. */
    private MailHosts addresses(List<String> hosts) {
        var asked = new ArrayList<MailHosts.Asked>();
        var targets = new ArrayList<MailHosts.Target>();
        Optional<MailHosts.Failure> failure = Optional.empty();
        for (var host : hosts) {
            var found = MailExchangers.hostAddresses(host, queue.ports().names(), now);
            asked.addAll(found.asked());
            switch (found) {
                case MailHosts.Targets(var some, var questions) -> targets.addAll(some);
                case MailHosts.Failure none -> failure = failure.isPresent() ? failure : Optional.of(none);
            }
        }
        if (!targets.isEmpty()) {
            return new MailHosts.Targets(targets, asked);
        }
        var why = failure.orElseThrow(() -> new IllegalStateException("'" + hop.connector() + "' has no smart host"));
        return new MailHosts.Failure(why.name(), why.cause(), asked);
    }

    private void tryEach(MailHosts.Targets targets, Message message, StepLog firstLog) {
        var log = firstLog;
        Optional<Trouble> trouble = Optional.empty();
        for (var target : targets.targets()) {
            lookUpTlsa(target.name(), log);
            var verdict = queue.policy().target(hop, target.name());
            if (verdict instanceof TargetVerdict.Skip(var lastError, var because)) {
                log.write(new Step.HopFailed(log.here(now), target.name(), lastError, because));
                trouble = Optional.of(trouble(lastError, target.name()));
                continue;
            }
            for (var clear : new boolean[] {false, true}) {
                if (entry.nextConnection() != log.ref().attempt()) {
                    log = StepLog.client(
                            queue.ports().sink(),
                            queue.policy().host().name(),
                            entry.held().ref().attempt(entry.nextConnection()));
                }
                var ended = dial(new To(target.name(), target.address(), demand(verdict, clear)), message, log);
                entry.countConnection();
                if (ended instanceof Ended.Answered(var host, var answers)) {
                    answers.replies()
                            .replaceAll((recipient, reply) -> queue.policy().taken(hop, reply));
                    queue.answered(entry, host, answers.replies(), log);
                    if (!answers.reports()) {
                        queue.unreported(entry, host, answers.replies(), log);
                    }
                    return;
                }
                if (ended instanceof Ended.Left) {
                    return;
                }
                if (ended instanceof Ended.Failed(var failed)) {
                    trouble = Optional.of(failed);
                    break;
                }
            }
        }
        queue.after(entry, trouble.orElseThrow().outcome(), log);
    }

    /** RFC 7672 §2.2: where DNSSEC holds, the host's TLSA records are asked for before it is called (TLS-62). */
    private void lookUpTlsa(String target, StepLog log) {
        if (queue.policy().asksForTlsa(hop, target)) {
            var name = "_" + hop.port() + "._tcp." + target;
            var answer = queue.ports().names().ask(name, ZoneRecord.Type.TLSA, now);
            var asked = MailExchangers.asked(name, ZoneRecord.Type.TLSA, answer);
            log.write(new Step.Resolved(log.here(now), asked.question(), asked.answer()));
        }
    }

    private static Hop.TlsDemand demand(TargetVerdict verdict, boolean clear) {
        return switch (verdict) {
            case TargetVerdict.Call(var tls) -> clear ? new Hop.TlsDemand.Never() : tls;
            case TargetVerdict.Skip skip -> throw new IllegalStateException("a host that is not called");
        };
    }

    private record To(String name, IpAddress address, Hop.TlsDemand tls) {}

    private record Trouble(AttemptEnd outcome) {}

    private sealed interface Ended {
        record Answered(String host, SendingSession.Ended.Answers answers) implements Ended {}

        record Failed(Trouble trouble) implements Ended {}

        record AgainInClear() implements Ended {}

        /** Into a host that is not modelled, in a forecast. */
        record Left() implements Ended {}
    }

    private Ended dial(To to, Message message, StepLog log) {
        var session = new SessionId(log.ref(), now);
        var dialled = queue.ports().dialer().dial(queue.policy().calls(hop), to.address(), hop.port(), session);
        return talk(to, message, log, dialled);
    }

    /** LAB-64: from here on nothing is compared. */
    private Ended leave(To to, Message message, StepLog log, Dialer.Dialled.Beyond beyond) {
        var recipients = entry.held().envelope().recipients().stream()
                .map(EnvelopeRecipient::address)
                .toList();
        var because = Reason.of("LAB-64", "{} runs as an image, and nobody knows what that does", beyond.host());
        log.write(new Step.LeftTopology(log.here(now), beyond.host(), recipients, because));
        return beyond.really().map(dialled -> talk(to, message, log, dialled)).orElseGet(Ended.Left::new);
    }

    private Ended talk(To to, Message message, StepLog log, Dialer.Dialled dialled) {
        var policy = queue.policy();
        var endpoint = to.address() + ":" + hop.port();
        return switch (dialled) {
            case Dialer.Dialled.Beyond beyond -> leave(to, message, log, beyond);
            case Dialer.Dialled.Refused refused ->
                new Ended.Failed(word(new HopFailure.ConnectionRefused(to.name(), endpoint), to.name(), log));
            case Dialer.Dialled.Open(var host, var seenAs, var dialogue) -> {
                log.nextTurn();
                log.write(new Step.Connected(
                        log.here(now),
                        policy.host().name() + " "
                                + shown(policy.calls(hop).addresses().getFirst(), seenAs),
                        host + " " + endpoint));
                log.connected();
                var target = new SendingSession.Target(to.name(), endpoint, to.tls());
                var sending = new SendingSession(policy, hop, target, new SendingSession.Line(dialogue, log, now));
                yield switch (sending.send(entry.held(), message)) {
                    case SendingSession.Ended.Answers answers -> new Ended.Answered(host, answers);
                    case SendingSession.Ended.NoSession(var failure) -> new Ended.Failed(word(failure, host, log));
                    case SendingSession.Ended.AgainInClear(var failure) -> {
                        word(failure, host, log);
                        yield new Ended.AgainInClear();
                    }
                    case SendingSession.Ended.Judged(var close) -> {
                        log.write(new Step.HopFailed(log.here(now), to.name(), close.lastError(), close.because()));
                        yield new Ended.Failed(trouble(close.lastError(), host));
                    }
                };
            }
        };
    }

    /** Both addresses, where something on the way translates (LAB-12, LAB-13). */
    private static String shown(IpAddress own, IpAddress seenAs) {
        return own.equals(seenAs) ? own.toString() : own + " (seen as " + seenAs + ")";
    }

    private Trouble word(HopFailure failure, String host, StepLog log) {
        var worded = queue.policy().afterFailure(hop, failure);
        log.write(new Step.HopFailed(log.here(now), host, worded.lastError(), worded.because()));
        return trouble(worded.lastError(), host);
    }

    private static Trouble trouble(SmtpReply lastError, String host) {
        return new Trouble(new AttemptEnd(true, lastError, Optional.of(host)));
    }

    private void failed(HopFailure failure, StepLog log) {
        queue.after(entry, word(failure, hop.domain(), log).outcome(), log);
    }
}
