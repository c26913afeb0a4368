package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.neighbours.Conversation;
import dev.hybridlab.smtp.tls.Handshakes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.internal.server.CommandException;
import org.subethamail.smtp.internal.server.HelpMessage;
import org.subethamail.smtp.internal.util.EmailUtils;
import org.subethamail.smtp.server.Session;

/** A command of SubEthaSMTP, which does what it always does; the mail system hears what the library tells nobody. */
record ObservedCommand(Command command, Function<Session, Conversation> conversations) implements Command {
    private static final String FROM = "MAIL FROM:";

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        var conversation = conversations.apply(session);
        conversation.heard(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        var asked = conversation.opened().session();
        var words = line.strip().split(" +", 2);
        switch (getName()) {
            case "HELO", "EHLO" -> {
                if (words.length == 2) {
                    asked.helo(words[1].strip());
                }
                command.execute(line, session);
            }
            case "STARTTLS" -> startTls(line, session, conversation);
            case "AUTH" -> {
                asked.notOffered();
                command.execute(line, session);
            }
            case "MAIL" -> mail(line, session, conversation);
            case "DATA", "BDAT" -> content(line, session, conversation);
            case "RSET" -> {
                asked.reset();
                command.execute(line, session);
            }
            default -> command.execute(line, session);
        }
    }

    private void startTls(String line, Session session, Conversation conversation)
            throws IOException, DropConnectionException {
        var before = session.getSocket();
        command.execute(line, session);
        if (session.getSocket() instanceof SSLSocket secure && !(before instanceof SSLSocket)) {
            conversation.secured(Handshakes.facts(secure, conversation.opened().tls(), false));
        }
    }

    /** A SIZE beyond the limit and an address that it cannot read are refused before the handler is asked. */
    private void mail(String line, Session session, Conversation conversation)
            throws IOException, DropConnectionException {
        var open = session.isMailTransactionInProgress();
        command.execute(line, session);
        if (!open
                && !conversation.asked()
                && (line.toLowerCase(Locale.ROOT).contains(" size=") || isUnreadable(line))) {
            conversation.mail();
        }
    }

    private static boolean isUnreadable(String line) {
        return line.regionMatches(true, 0, FROM, 0, FROM.length())
                && line.indexOf('@') > 0
                && !EmailUtils.isValidEmailAddress(EmailUtils.extractEmailAddress(line, FROM.length()), true);
    }

    /** A refused message would leave its transaction open. */
    private void content(String line, Session session, Conversation conversation)
            throws IOException, DropConnectionException {
        command.execute(line, session);
        if (conversation.asked()) {
            session.resetMailTransaction();
        }
    }

    @Override
    public HelpMessage getHelp() throws CommandException {
        return command.getHelp();
    }

    @Override
    public String getName() {
        return command.getName();
    }
}
