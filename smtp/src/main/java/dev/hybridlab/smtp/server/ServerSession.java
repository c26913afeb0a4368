package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.address.ClientName;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.SessionLimits;
import dev.hybridlab.smtp.session.MailSession;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.wire.WireInput;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One session: reads commands, keeps their order (RFC 5321 §4.1.4), asks the mail session. One thread. */
final class ServerSession {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final ServerWire wire;
    private final MailSession session;
    private final ServerSettings settings;
    private final Transaction transaction;
    private final Logon logon;
    private final SessionLimits limits;
    private final Instant opened;
    private volatile Instant lastHeard;
    private boolean greeted;
    private boolean over;
    /** What is recorded in place of the next reply, which repeats a secret. */
    private Optional<SmtpReply> recorded = Optional.empty();

    private int errors;

    ServerSession(Socket socket, SessionOpener.Opened accepted, ServerSettings settings) throws IOException {
        this.wire = new ServerWire(socket, accepted);
        this.session = accepted.session();
        this.settings = settings;
        this.transaction = new Transaction(wire, session);
        this.logon = new Logon(wire, session, settings.commandLine());
        this.limits = session.greeting().limits().session();
        this.opened = settings.clock().get();
        this.lastHeard = this.opened;
    }

    /** Until one of the two ends it. */
    void run() {
        try {
            var banner = session.greeting().banner();
            wire.reply(banner);
            over = !banner.positive(); // RFC 5321 §3.1: 554 in place of a banner
            while (!over) {
                var line = next();
                if (line.isEmpty()) {
                    return;
                }
                lastHeard = settings.clock().get();
                answer(obey(line.get()));
                closeBeyond(logon.failures(), limits.logonFailures());
            }
            wire.end();
        } catch (IOException gone) {
            wire.cut(); // RFC 5321 §4.1.1.10: what was not accepted by then never was
        } catch (RuntimeException | Error defect) {
            settings.defects().accept(defect);
            breakOff();
        }
    }

    /** RFC 5321 §3.8: whoever cannot go on says so and closes. */
    private void breakOff() {
        try {
            wire.reply(WireReplies.DEFECT);
            wire.end();
        } catch (IOException gone) {
            wire.cut();
        }
    }

    private Optional<String> next() throws IOException {
        while (true) {
            try {
                return wire.command(settings.commandLine());
            } catch (WireInput.TooLong tooLong) {
                wire.heard("(a line of more than " + settings.commandLine() + " octets)");
                answer(WireReplies.LINE_TOO_LONG);
                if (over) {
                    return Optional.empty();
                }
            }
        }
    }

    private SmtpReply voiced(SmtpReply reply) {
        return Voice.differs(reply.code()) ? session.greeting().voice().in(reply) : reply;
    }

    private void answer(SmtpReply reply) throws IOException {
        wire.reply(voiced(reply), voiced(recorded.orElse(reply)));
        recorded = Optional.empty();
        over |= reply.code() == 421 || session.over(); // RFC 5321 §3.8: the channel closes
        if (reply.permanentNegative() && isProtocolError(reply)) {
            errors++;
            closeBeyond(errors, limits.protocolErrors());
        }
    }

    /** ONP-RECV-34. */
    private void closeBeyond(int count, int most) throws IOException {
        if (most > 0 && count > most && !over) {
            wire.reply(limits.beyond().reply());
            over = true;
        }
    }

    /** Order and syntax: 500 to 504 (RFC 5321 §4.2.2). */
    private static boolean isProtocolError(SmtpReply reply) {
        return reply.code() < 505;
    }

    private SmtpReply obey(String line) throws IOException {
        var blank = line.indexOf(' ');
        var verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        var argument = blank < 0 ? "" : line.substring(blank + 1).strip();
        var shown = logon.shown(line);
        wire.heard(shown);
        return switch (verb) {
            case "EHLO" -> hello(argument, true);
            case "HELO" -> hello(argument, false);
            case "STARTTLS" -> startTls(argument);
            case "AUTH" -> greeted ? authenticate(argument) : WireReplies.HELLO_FIRST;
            case "MAIL" -> greeted ? transaction.mail(argument) : WireReplies.HELLO_FIRST;
            case "RCPT" -> greeted ? transaction.rcpt(argument) : WireReplies.HELLO_FIRST;
            case "DATA" -> greeted ? transaction.data(argument) : WireReplies.HELLO_FIRST;
            case "BDAT" -> {
                over = !Transaction.tellsSize(argument);
                yield over ? WireReplies.BAD_ARGUMENT : transaction.bdat(argument, greeted);
            }
            case "RSET" -> {
                transaction.forget();
                session.reset();
                yield WireReplies.RESET;
            }
            case "NOOP" -> WireReplies.NOOP;
            case "VRFY" -> WireReplies.CANNOT_VERIFY;
            case "EXPN" -> WireReplies.NOT_IMPLEMENTED;
            case "HELP" -> WireReplies.HELP;
            case "QUIT" -> {
                over = true;
                yield WireReplies.BYE;
            }
            case "X-EXPS" ->
                session.greeting().offers("X-EXPS")
                        ? WireReplies.UNKNOWN_MECHANISM
                        : WireReplies.unrecognized(verb); // SMTP-68
            case "X-ANONYMOUSTLS" ->
                session.greeting().offers(verb) ? WireReplies.UNKNOWN_MECHANISM : WireReplies.unrecognized(verb);
            default -> {
                var hidden = shown.equals(Logon.MASK);
                recorded = hidden ? Optional.of(WireReplies.unrecognized(shown)) : Optional.empty();
                yield WireReplies.unrecognized(hidden || shown.equals(line) ? verbAsSent(line) : shown);
            }
        };
    }

    /** SMTP-56: what is no text has no name. */
    private static String verbAsSent(String line) {
        var blank = line.indexOf(' ');
        var verb = blank < 0 ? line : line.substring(0, blank);
        return verb.isEmpty() || VISIBLE.matcher(verb).matches() ? verb : "unknown";
    }

    private SmtpReply authenticate(String argument) throws IOException {
        return transaction.open() ? WireReplies.NOT_IN_TRANSACTION : logon.attempt(argument);
    }

    private SmtpReply hello(String name, boolean extended) {
        if (!ClientName.isOne(name)) {
            return WireReplies.BAD_DOMAIN;
        }
        transaction.forget();
        session.helo(name);
        greeted = true;
        var greeting = session.greeting();
        return extended ? extendedHello(greeting) : new SmtpReply(250, Optional.empty(), List.of(greeting.helloText()));
    }

    private static SmtpReply extendedHello(Greeting greeting) {
        var lines = new ArrayList<String>();
        lines.add(greeting.helloText());
        lines.addAll(greeting.keywords());
        return new SmtpReply(250, Optional.empty(), lines);
    }

    private SmtpReply startTls(String argument) throws IOException {
        if (!greeted) {
            return WireReplies.HELLO_FIRST;
        }
        var greeting = session.greeting();
        if (wire.secured()
                || !greeting.offers("STARTTLS")
                || greeting.certificate().isEmpty()) {
            return WireReplies.unrecognized("STARTTLS");
        }
        if (!argument.isEmpty()) {
            return WireReplies.BAD_ARGUMENT; // RFC 3207 §4
        }
        wire.reply(voiced(WireReplies.READY_FOR_TLS));
        var facts = wire.startTls(greeting.certificate().get());
        greeted = false; // RFC 3207 §4.2
        transaction.forget();
        logon.forget();
        session.secured(facts);
        var line = next();
        if (line.isEmpty()) {
            over = true;
            return WireReplies.BYE;
        }
        lastHeard = settings.clock().get();
        return obey(line.get());
    }

    /** Idle or open for too long on the lab's clock: the client is told and the session cut (ONP-RECV-35, ONP-RECV-91). */
    void closeIfLate(Instant now) {
        var idle = !now.isBefore(lastHeard.plus(limits.idle().orElse(settings.idle())));
        var longest = limits.longest().filter(most -> !now.isBefore(opened.plus(most)));
        if (idle || longest.isPresent()) {
            Thread.ofVirtual()
                    .start(() -> wire.farewell(WireReplies.TIMED_OUT)); // a client that does not read may wait
        }
    }

    void cut() {
        wire.cut();
    }

    /** Always the last call. */
    void ended() {
        wire.recorder().closed();
        session.closed();
    }
}
