package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.LineEnds;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The client's half of a session: EHLO, STARTTLS and its judgement, MAIL, RCPT, content. One thread at a time. */
final class SendingSession {
    /** How a session ended. */
    sealed interface Ended {
        /** Every recipient has its final answer. */
        record Answers(SequencedMap<EnvelopeRecipient, SmtpReply> replies, boolean reports) implements Ended {}

        record NoSession(HopFailure failure) implements Ended {}

        /** The server's name or certificate did not please. */
        record Judged(ServerJudgement.Close close) implements Ended {}

        /** An opportunistic handshake broke: try again in clear (TLS-13). */
        record AgainInClear(HopFailure failure) implements Ended {}
    }

    /** Where the session goes: the name looked up, {@code address:port}, and how much TLS it takes there. */
    record Target(String name, String address, Hop.TlsDemand tls) {}

    private final MailSystemPolicy policy;
    private final Hop hop;
    private final Target target;
    private final Dialogue dialogue;
    private final StepLog log;
    private final Instant now;

    SendingSession(MailSystemPolicy policy, Hop hop, Target target, Line line) {
        this.policy = policy;
        this.hop = hop;
        this.target = target;
        this.dialogue = line.dialogue();
        this.log = line.log();
        this.now = line.now();
    }

    /** The open connection and where its steps go. */
    record Line(Dialogue dialogue, StepLog log, Instant now) {}

    Ended send(HeldMessage held, Message message) {
        var stage = "banner";
        try {
            var unshaken = first();
            if (unshaken.isPresent()) {
                return unshaken.get();
            }
            var banner = dialogue.banner();
            answered("(connect)", banner);
            if (!banner.positive()) {
                return turnedAway(banner);
            }
            stage = "EHLO";
            var hello = ehlo();
            if (!hello.reply().positive()) {
                return turnedAway(hello.reply());
            }
            var itself = policy.judgeName(hop, List.of(name(banner), name(hello.reply())));
            if (itself.isPresent()) {
                dialogue.quit();
                return new Ended.Judged(itself.get());
            }
            stage = "STARTTLS";
            var secured = secure(hello);
            if (secured.isPresent()) {
                return secured.get();
            }
            var last = encrypted && !isFirst() ? ehlo() : hello; // RFC 3207 §4.2
            if (hop.manner().proof().exchangeServer() && !last.lists("X-EXPS")) {
                dialogue.quit();
                return new Ended.NoSession(new HopFailure.NoExchangeAuth(target.name(), target.address()));
            }
            stage = "AUTH";
            var known = logon(held, last);
            if (known.isPresent()) {
                return known.get();
            }
            stage = "MAIL";
            return transfer(held, message, last);
        } catch (Dialogue.Lost lost) {
            dialogue.abandon();
            return new Ended.NoSession(new HopFailure.Dropped(target.name(), target.address(), stage));
        }
    }

    /** The host name at the beginning of a greeting (RFC 5321 §4.2). */
    private static String name(SmtpReply greeting) {
        var line = greeting.lines().getFirst().strip();
        var blank = line.indexOf(' ');
        return blank < 0 ? line : line.substring(0, blank);
    }

    private boolean encrypted;

    private Dialogue.Hello ehlo() {
        log.nextTurn();
        if (policy.saysHelo(hop)) {
            var reply = dialogue.helo(hop.manner().ehloName());
            answered("HELO " + hop.manner().ehloName(), reply);
            return new Dialogue.Hello(reply, List.of());
        }
        var hello = dialogue.ehlo(hop.manner().ehloName());
        answered("EHLO " + hop.manner().ehloName(), hello.reply());
        return policy.sendsChunks() ? hello : hello.without("CHUNKING");
    }

    private Ended turnedAway(SmtpReply reply) {
        dialogue.quit();
        return new Ended.NoSession(new HopFailure.TurnedAway(target.name(), target.address(), reply));
    }

    private boolean isFirst() {
        return target.tls() instanceof Hop.TlsDemand.First;
    }

    /** The handshake of a client that waits for no banner; empty when the session goes on. */
    private Optional<Ended> first() {
        return isFirst() ? shaken(dialogue.tlsFirst(hop.manner().clientCertificate()), true) : Optional.empty();
    }

    /** Empty when the session goes on, encrypted or not. */
    private Optional<Ended> secure(Dialogue.Hello hello) {
        var required = target.tls() instanceof Hop.TlsDemand.Required;
        if (isFirst() || target.tls() instanceof Hop.TlsDemand.Never) {
            return Optional.empty();
        }
        if (!hello.lists("STARTTLS")) {
            return required ? noStartTls(hello.reply()) : Optional.empty();
        }
        log.nextTurn();
        var broken = hop.manner().proof().broken();
        if (broken.isPresent()) {
            answered("STARTTLS", dialogue.startTlsInVain(broken.get()));
            return Optional.of(failed(new HopFailure.NoCredentials(target.name(), target.address(), broken.get())));
        }
        return shaken(dialogue.startTls(hop.manner().clientCertificate()), required);
    }

    /** Empty when the session goes on. */
    private Optional<Ended> shaken(Dialogue.Handshake handshake, boolean required) {
        return switch (handshake) {
            case Dialogue.Handshake.Declined(var reply) -> {
                answered("STARTTLS", reply);
                yield required ? noStartTls(reply) : Optional.empty();
            }
            case Dialogue.Handshake.Broke(var why) ->
                Optional.of(failed(new HopFailure.HandshakeFailed(target.name(), target.address(), why)));
            case Dialogue.Handshake.Stands(var shown) -> {
                var judgement = policy.judgeServer(hop, target.name(), shown, now);
                log.write(new Step.TlsEstablished(
                        log.here(now), shown, judgement instanceof ServerJudgement.GoOn, judgement.because()));
                yield judged(judgement);
            }
        };
    }

    private Ended failed(HopFailure failure) {
        dialogue.abandon();
        return target.tls() instanceof Hop.TlsDemand.Opportunistic(var orClear) && orClear
                ? new Ended.AgainInClear(failure)
                : new Ended.NoSession(failure);
    }

    private Optional<Ended> judged(ServerJudgement judgement) {
        return switch (judgement) {
            case ServerJudgement.GoOn goOn -> {
                encrypted = true;
                yield Optional.empty();
            }
            case ServerJudgement.Close close -> {
                dialogue.abandon();
                yield Optional.of(new Ended.Judged(close));
            }
        };
    }

    private Optional<Ended> noStartTls(SmtpReply reply) {
        dialogue.quit();
        return Optional.of(new Ended.NoSession(new HopFailure.NoStartTls(target.name(), target.address(), reply)));
    }

    /** Empty when the session goes on: nothing to log on with, or it was believed. */
    private Optional<Ended> logon(HeldMessage held, Dialogue.Hello hello) {
        var credentials = hop.manner().proof().logon();
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        log.nextTurn();
        var reply = dialogue.logon(credentials.get());
        answered("AUTH " + credentials.get().mechanism(), reply);
        if (reply.positive()) {
            return Optional.empty();
        }
        dialogue.quit();
        var replies = new LinkedHashMap<EnvelopeRecipient, SmtpReply>();
        held.envelope().recipients().forEach(recipient -> replies.put(recipient, reply));
        return Optional.of(new Ended.Answers(replies, hello.lists("DSN")));
    }

    private Ended transfer(HeldMessage held, Message message, Dialogue.Hello hello) {
        var replies = new LinkedHashMap<EnvelopeRecipient, SmtpReply>();
        var recipients = held.envelope().recipients();
        var obstacle = Extensions.missing(held, message, hello);
        if (obstacle.isPresent()) {
            dialogue.quit();
            recipients.forEach(recipient -> replies.put(recipient, obstacle.get()));
            return new Ended.Answers(replies, hello.lists("DSN"));
        }
        var from = hop.sender().or(held::sender);
        var command = new MailCommand(from, Extensions.parameters(held, hop, message, hello));
        log.nextTurn();
        var sender = dialogue.mail(command);
        answered("MAIL FROM:<" + from.map(EmailAddress::toString).orElse("") + ">" + command.parameters(), sender);
        if (closes(sender)) {
            return turnedAway(sender);
        }
        if (sender.positive()) {
            for (var recipient : recipients) {
                var reply = rcpt(recipient, hello);
                if (closes(reply)) {
                    return turnedAway(reply);
                }
                replies.put(recipient, reply);
            }
        } else {
            recipients.forEach(recipient -> replies.put(recipient, sender));
        }
        if (replies.values().stream().anyMatch(SmtpReply::positive)) {
            log.nextTurn();
            var last = content(message, hello);
            answered("DATA", last);
            if (closes(last)) {
                return turnedAway(last);
            }
            replies.replaceAll((recipient, reply) -> reply.positive() ? last : reply);
        }
        dialogue.quit();
        return new Ended.Answers(replies, hello.lists("DSN"));
    }

    /** 421 ends the session, whatever it answers: the hop failed, not the message (RFC 5321 §3.8; TIME-55). */
    private static boolean closes(SmtpReply reply) {
        return reply.code() == 421;
    }

    /** A lone LF or CR can go by BDAT only (NDR-26, RFC 5321 §2.3.8). */
    private SmtpReply content(Message message, Dialogue.Hello hello) {
        if (hello.lists("CHUNKING")) {
            return dialogue.content(message);
        }
        return LineEnds.anyBare(message.octets())
                ? SmtpReply.of("550 5.6.11 Invalid characters")
                : dialogue.content(message.ended());
    }

    private SmtpReply rcpt(EnvelopeRecipient recipient, Dialogue.Hello hello) {
        log.nextTurn();
        var sent = hello.lists("DSN") ? recipient : EnvelopeRecipient.of(recipient.address());
        var reply = dialogue.rcpt(sent);
        answered("RCPT TO:<" + sent.address() + ">" + sent.parameters(), reply);
        return reply;
    }

    private void answered(String command, SmtpReply reply) {
        log.write(new Step.Answered(log.here(now), command, reply));
    }
}
