package dev.hybridlab.neighbours.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.MailStore;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Keeps every delivered message, octet for octet, where any mail program can read it by IMAP or POP3. A user's name is the
 * address of the mailbox, in lower case, and all have one password. Give it to a lab as its store. Safe for many threads.
 *
 * <pre>{@code
 * try (var mail = MailboxServer.start(InetAddress.getLoopbackAddress(), topology)) {
 *     var options = LabOptions.rehearsal().keptIn(mail);
 *     // ... mail.imap(), mail.pop3(), MailboxServer.PASSWORD
 * }
 * }</pre>
 */
public final class MailboxServer implements MailStore, AutoCloseable {
    /** Of every mailbox (LAB-03). */
    public static final String PASSWORD = LabSettings.PASSWORD;

    private static final long LONGEST_START_MILLIS = 30_000;

    private final GreenMail greenMail;
    private final Session session = Session.getInstance(new Properties());
    private final Map<String, GreenMailUser> users = new LinkedHashMap<>();

    private MailboxServer(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    /** With the mailboxes of every side of a topology; others come with their first message. */
    public static MailboxServer start(InetAddress listen, Topology topology) {
        return start(listen, TopologyMailboxes.of(topology));
    }

    /** On ports that the system chooses; returns when both listen. */
    public static MailboxServer start(InetAddress listen, Collection<EmailAddress> mailboxes) {
        var setups = List.of(setup(listen, ServerSetup.PROTOCOL_IMAP), setup(listen, ServerSetup.PROTOCOL_POP3));
        var greenMail = new GreenMail(setups.toArray(ServerSetup[]::new));
        greenMail.start();
        var server = new MailboxServer(greenMail);
        mailboxes.forEach(server::user);
        return server;
    }

    private static ServerSetup setup(InetAddress listen, String protocol) {
        var setup = new ServerSetup(0, listen.getHostAddress(), protocol);
        setup.setServerStartupTimeout(LONGEST_START_MILLIS);
        return setup;
    }

    public InetSocketAddress imap() {
        return new InetSocketAddress(
                greenMail.getImap().getBindTo(), greenMail.getImap().getPort());
    }

    public InetSocketAddress pop3() {
        return new InetSocketAddress(
                greenMail.getPop3().getBindTo(), greenMail.getPop3().getPort());
    }

    /** The names of all users so far. */
    public synchronized List<String> users() {
        return new ArrayList<>(users.keySet());
    }

    private synchronized GreenMailUser user(EmailAddress mailbox) {
        var known = Optional.ofNullable(users.get(mailbox.key()));
        return known.orElseGet(() -> {
            try {
                var user = greenMail.getUserManager().createUser(mailbox.key(), mailbox.key(), PASSWORD);
                users.put(mailbox.key(), user);
                return user;
            } catch (UserException cannot) {
                throw new IllegalStateException("no mailbox for " + mailbox, cannot);
            }
        });
    }

    @Override
    public synchronized void keep(EmailAddress mailbox, Message message) {
        try {
            var letter = new MimeMessage(session, new ByteArrayInputStream(message.octets()));
            var sent = Optional.ofNullable(letter.getSentDate()).orElseGet(() -> new Date(0));
            greenMail
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(user(mailbox))
                    .appendMessage(letter, new Flags(), sent);
        } catch (MessagingException | FolderException cannot) {
            throw new IllegalStateException("cannot keep a message for " + mailbox, cannot);
        }
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
