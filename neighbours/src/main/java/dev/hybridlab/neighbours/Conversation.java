package dev.hybridlab.neighbours;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.wire.PathSyntax;
import dev.hybridlab.smtp.wire.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One session of foreign software with the mail system behind it: asks it once for each command, and remembers what the
 * software hides from whoever extends it. One thread at a time, but for {@link #closed}.
 */
public final class Conversation {
    /** As the lab's own server, where the greeting does not tell. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final SessionOpener.Opened opened;
    private final Supplier<Instant> clock;
    private volatile Instant lastHeard;
    private String command = "";
    private boolean secured;
    private boolean asked;

    /** @param clock the lab's */
    public Conversation(SessionOpener.Opened opened, Supplier<Instant> clock) {
        this.opened = opened;
        this.clock = clock;
        this.lastHeard = clock.get();
    }

    public SessionOpener.Opened opened() {
        return opened;
    }

    /** A command line has come in, each octet a character. */
    public void heard(String line) {
        asked = false;
        command = line;
        lastHeard = clock.get();
        opened.recorder().line('>', secured, Visible.line(masked(line)));
    }

    /** What stands behind the verb of the last command: the software hides parameters from those who extend it. */
    private String argument() {
        var blank = command.indexOf(' ');
        return blank < 0 ? "" : command.substring(blank + 1).strip();
    }

    /** Whether it has said nothing for too long on the lab's clock. */
    public boolean idle(Instant now) {
        var most = opened.session().greeting().limits().session().idle().orElse(IDLE);
        return !now.isBefore(lastHeard.plus(most));
    }

    private static String masked(String line) {
        var auth = line.regionMatches(true, 0, "AUTH ", 0, 5);
        var blank = line.indexOf(' ', 5);
        return auth && blank > 0 ? line.substring(0, blank) + " ****" : line;
    }

    /** A line of a reply goes out. */
    public void says(String line) {
        opened.recorder().line('<', secured, Visible.line(line));
    }

    /** The handshake is done. */
    public void secured(TlsFacts facts) {
        opened.recorder().line('*', true, facts.version() + " " + facts.cipher());
        secured = true;
        opened.session().secured(facts);
    }

    /** Whether the mail system was asked about the command that was heard last. */
    public boolean asked() {
        return asked;
    }

    /** MAIL, as it was heard. */
    public SmtpReply mail() {
        var argument = argument();
        asked = true;
        try {
            var path = PathSyntax.read("FROM:", argument);
            return opened.session().mail(new MailCommand(path.address(), path.parameters()));
        } catch (PathSyntax.Malformed | PathSyntax.BadParameters itWasTaken) {
            return opened.session().mail(new MailCommand(inBrackets(argument), EsmtpParameters.NONE));
        }
    }

    /** RCPT, as it was heard. */
    public SmtpReply rcpt() {
        var argument = argument();
        asked = true;
        try {
            var path = PathSyntax.read("TO:", argument);
            if (path.address().isPresent()) {
                return opened.session()
                        .rcpt(new EnvelopeRecipient(path.address().get(), path.parameters()));
            }
        } catch (PathSyntax.Malformed | PathSyntax.BadParameters itWasTaken) {
            var address = inBrackets(argument);
            if (address.isPresent()) {
                return opened.session().rcpt(EnvelopeRecipient.of(address.get()));
            }
        }
        return SmtpReply.of("501 5.1.3 Bad recipient address syntax");
    }

    private static Optional<EmailAddress> inBrackets(String argument) {
        var from = argument.indexOf('<');
        var to = argument.indexOf('>', from + 1);
        return from < 0 || to < 0
                ? Optional.empty()
                : EmailAddress.tryParse(argument.substring(from + 1, to).strip());
    }

    /** The whole message, dots undone. */
    public SmtpReply content(byte[] octets) {
        asked = true;
        var message = Message.parse(octets);
        Visible.message(opened.recorder(), secured, message);
        return opened.session().content(message);
    }

    /** The connection is gone. */
    public void closed() {
        opened.recorder().closed();
        opened.session().closed();
    }
}
