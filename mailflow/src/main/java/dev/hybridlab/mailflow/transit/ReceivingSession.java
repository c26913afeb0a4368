package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.zone.MailExchangers;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The server's half of a session: asks the host's policy, keeps the envelope, writes the evidence, hands accepted mail to
 * the host's queue before it answers. One thread at a time.
 */
public final class ReceivingSession {
    private static final int MOST_OF_ANSWER = 100;

    private final MailSystemPolicy policy;
    private final HostQueue queue;
    private final Ports ports;
    private final StepLog log;
    private final Supplier<List<Peer.Held>> others;
    private volatile Peer peer; // whoever counts the sessions of an identity reads it from a session of its own
    private volatile Greeting greeting;
    private Optional<Envelope> envelope = Optional.empty();
    private Attribution attribution = Attribution.NONE;
    private int messages;
    private boolean over;
    private Optional<Considered> logon = Optional.empty();

    /** The connection stands; the greeting is decided at once. */
    public ReceivingSession(HostQueue queue, Peer peer) {
        this(queue, peer, List::of);
    }

    /** @param others who else holds a session of this host at the time of asking */
    public ReceivingSession(HostQueue queue, Peer peer, Supplier<List<Peer.Held>> others) {
        this.others = others;
        this.queue = queue;
        this.policy = queue.policy();
        this.ports = queue.ports();
        this.peer = peer.beside(others.get());
        this.log = StepLog.server(
                ports.sink(), policy.host().name(), peer.session().message());
        this.greeting = policy.greet(this.peer);
        writeGreeting();
        if (!greeting.banner().positive()) {
            var because = greeting.considered().stream()
                    .filter(Considered::chosen)
                    .findFirst()
                    .map(Considered::because)
                    .orElseGet(() -> Reason.of("SMTP-37", "no connector takes this session"));
            refused("connect", greeting.banner(), because);
        }
    }

    private Instant now() {
        return ports.agenda().now();
    }

    private void writeGreeting() {
        log.write(new Step.Greeted(
                log.here(now()),
                greeting.connector(),
                greeting.banner(),
                greeting.keywords(),
                greeting.limits().session(),
                greeting.considered()));
    }

    /** How the session stands, for the others of its host. */
    public Peer.Held held() {
        var now = peer;
        return new Peer.Held(greeting.connector(), now.address(), now.identity());
    }

    /** How the host presents itself as the session stands. */
    public Greeting greeting() {
        return greeting;
    }

    /** EHLO or HELO; an open transaction is forgotten (RFC 5321 §4.1.4). */
    public void helo(String name) {
        log.nextTurn();
        reset();
        peer = peer.withHelo(name);
        greeting = policy.greet(peer);
        writeGreeting();
    }

    /** The handshake is done; what was said before is forgotten (RFC 3207 §4.2). */
    public void secured(TlsFacts shown) {
        log.nextTurn();
        reset();
        peer = peer.withTls(shown);
        logon = Optional.empty();
        greeting = policy.greet(peer);
    }

    public AuthenticationVerdict authenticate(Credentials credentials) {
        log.nextTurn();
        var verdict = policy.authenticate(peer, credentials);
        switch (verdict) {
            case AuthenticationVerdict.Known known -> {
                peer = peer.withIdentity(known.identity());
                logon = Optional.of(new Considered("(logon)", true, known.because()));
                greeting = policy.greet(peer);
            }
            case AuthenticationVerdict.Denied denied -> {
                peer = peer.withDenied(denied.reply());
                refused("AUTH", denied.reply(), denied.because());
            }
        }
        return verdict;
    }

    /** AUTH where the mechanism is not listed: the wire refuses it and no rule is asked (SMTP-36). */
    public SmtpReply notOffered() {
        log.nextTurn();
        var reply = greeting.voice().in(SmtpReply.of("504 5.7.4 Unrecognized authentication type"));
        refused("AUTH", reply, Reason.of("SMTP-36", "'{}' lists no such AUTH here", greeting.connector()));
        return reply;
    }

    /** A line behind AUTH that no server of the lab reads: the wire refuses it and no rule is asked (TOK-09). */
    public SmtpReply lineTooLong() {
        log.nextTurn();
        var reply = greeting.voice().in(SmtpReply.of("500 5.5.2 Line too long")); // RFC 5321 §4.5.3.1.10
        var most = Credentials.LONGEST_LINE;
        refused("AUTH", reply, Reason.of("TOK-09", "a line behind AUTH has more than {} octets", most));
        return reply;
    }

    private void refused(String stage, SmtpReply reply, Reason because) {
        var after = greeting.limits().session().after(stage);
        log.write(new Step.Refused(log.here(now()), stage, reply, after, because));
    }

    public SmtpReply mail(MailCommand command) {
        log.nextTurn();
        var verdict = counted(policy.sender(peer, command));
        switch (verdict) {
            case Verdict.Accept accept -> {
                envelope = Optional.of(new Envelope(command.sender(), command.parameters(), List.of()));
                attribution = Attribution.NONE;
            }
            case Verdict.Reject(var reply, var because) -> refused("MAIL", reply, because);
        }
        return verdict.reply();
    }

    /** Who has sent as much as he may within a minute is told so. */
    private Verdict counted(Verdict verdict) {
        var rate = greeting.limits().rate();
        return verdict instanceof Verdict.Accept
                        && rate.isPresent()
                        && queue.tally().take(List.of(rate.get()), now()) instanceof Tally.Refused(var by)
                ? new Verdict.Reject(by.reply(), by.because())
                : verdict;
    }

    public SmtpReply rcpt(EnvelopeRecipient recipient) {
        log.nextTurn();
        var soFar = envelope.orElseThrow(() -> new IllegalStateException("RCPT before MAIL"));
        var allowed = greeting.limits().recipients();
        if (allowed.isPresent() && soFar.recipients().size() >= allowed.get().most()) {
            var beyond = allowed.get().beyond();
            refused("RCPT", beyond.reply(), beyond.because());
            return beyond.reply();
        }
        var answer = policy.recipient(peer, soFar, recipient);
        var considered =
                Stream.concat(answer.considered().stream(), logon.stream()).toList();
        log.write(new Step.Attributed(log.here(now()), recipient.address(), answer.attribution(), considered));
        switch (answer.verdict()) {
            case Verdict.Accept accept -> {
                attribution = soFar.recipients().isEmpty() ? answer.attribution() : attribution; // the first decides
                envelope = Optional.of(soFar.plus(recipient));
            }
            case Verdict.Reject(var reply, var because) -> refused("RCPT", reply, because);
        }
        return answer.verdict().reply();
    }

    /** The whole message. After a positive reply this host is responsible; the queue has it already. */
    public SmtpReply content(Message message) {
        var broken = ContentLimits.broken(greeting, message);
        if (broken.isPresent()) {
            over = ContentLimits.closes(greeting, broken.get());
            return notTaken(broken.get());
        }
        log.nextTurn();
        var complete = envelope.orElseThrow(() -> new IllegalStateException("content before RCPT"));
        var arrival = new Arrival(ref(), peer.beside(others.get()), complete, attribution, this::ask);
        var verdict = counted(arrival, policy.content(arrival, message));
        switch (verdict) {
            case ContentVerdict.Keep keep -> {} // it is in the queue already
            case ContentVerdict.Reject(var reply, var because) -> refused("DATA", reply, because);
            case ContentVerdict.Loop(var reply, var received, var passes, var because) -> {
                log.write(new Step.LoopDetected(log.here(now()), reply, received, passes, because));
                refused("DATA", reply, because);
            }
            case ContentVerdict.Drop(var reply, var because) ->
                complete.recipients()
                        .forEach(recipient ->
                                log.write(new Step.Discarded(log.here(now()), recipient.address(), because)));
        }
        reset();
        return verdict.reply();
    }

    /** What the policy wants to know of the name service while it judges a message. */
    private NameAnswer ask(String name, ZoneRecord.Type type, Instant when) {
        var answer = ports.names().ask(name, type, when);
        var asked = MailExchangers.asked(ZoneRecord.name(name), type, answer);
        log.write(new Step.Resolved(log.here(now()), asked.question(), shortened(asked.answer())));
        return answer;
    }

    /** A key says nothing to a reader. */
    private static String shortened(String answer) {
        return answer.length() > MOST_OF_ANSWER ? answer.substring(0, MOST_OF_ANSWER) + "..." : answer;
    }

    /** Whether the connection is closed after the last reply (ONP-RECV-95). */
    public boolean over() {
        return over;
    }

    /** The message has more octets than this host takes and the wire has not kept it. */
    public SmtpReply tooLarge(long octets) {
        return notTaken(ContentLimits.tooLarge(greeting, octets));
    }

    private SmtpReply notTaken(Verdict.Reject reject) {
        log.nextTurn();
        refused("DATA", reject.reply(), reject.because());
        reset();
        return reject.reply();
    }

    /** What is kept counts against what its sender may send; too much is refused, or waits in the queue. */
    private ContentVerdict counted(Arrival arrival, ContentVerdict verdict) {
        if (!(verdict instanceof ContentVerdict.Keep keep)) {
            return verdict;
        }
        return switch (queue.tally().take(policy.allowances(arrival), now())) {
            case Tally.Refused(var by) -> new ContentVerdict.Reject(by.reply(), by.because());
            case Tally.Taken(var held) -> {
                keep(arrival, keep, held);
                yield keep;
            }
        };
    }

    private void keep(Arrival arrival, ContentVerdict.Keep keep, Optional<Tally.Held> held) {
        var complete = arrival.envelope();
        log.headers(now(), "content", keep.changes());
        log.write(new Step.Accepted(
                log.here(now()),
                keep.reply(),
                complete.recipients().stream().map(EnvelopeRecipient::address).toList(),
                keep.attribution()));
        var message = new HeldMessage(
                arrival.ref(), keep.message(), complete, keep.attribution(), now(), peer.helo(), Optional.empty());
        queue.accept(message, HeldBack.of(policy, message, held, now()));
    }

    private MessageRef ref() {
        messages++;
        var client = peer.session().message();
        var next = client.nextHop();
        return messages == 1 ? next : new MessageRef(next.lineage() + "-" + messages, next.hop(), 0);
    }

    /** RSET: the envelope is forgotten. */
    public void reset() {
        envelope = Optional.empty();
        attribution = Attribution.NONE;
    }
}
