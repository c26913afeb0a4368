package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.neighbours.Conversation;
import dev.hybridlab.smtp.server.FreedAtClose;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.tls.Handshakes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** One listening socket of SubEthaSMTP; a virtual thread a session. */
final class SubEthaServer implements MailSoftware.Listening {
    /** At 50, two hundred parallel connects collapse. */
    private static final int BACKLOG = 512;
    /** Sessions are idle on the lab's clock; this is for a client that hangs. */
    private static final int WALL_CLOCK_MILLIS = 300_000;
    /** As its policy declares (LAB-62). */
    private static final int MOST_OCTETS = 50 << 20;

    private final MailSoftware.Place place;
    private final SessionOpener opener;
    private final Map<Session, Conversation> conversations = new ConcurrentHashMap<>();
    private final ServerSocket listener;
    private final SMTPServer server;

    private SubEthaServer(MailSoftware.Place place, SessionOpener opener) throws IOException {
        this.place = place;
        this.opener = opener;
        this.listener = new FreedAtClose();
        this.server = new SMTPServer.Builder()
                .hostName(place.hostName())
                .softwareName("SubEthaSMTP")
                .bindAddress(place.at().getAddress())
                .port(place.at().getPort())
                .backlog(BACKLOG)
                .serverSocketFactory(() -> listener)
                .enableTLS(place.startTls())
                .startTlsSocketFactory(this::secure)
                .insertReceivedHeaders(
                        false) // the host stamps on the lab's clock, and no name of a client is looked up
                .maxMessageSize(MOST_OCTETS)
                .connectionTimeoutMs(WALL_CLOCK_MILLIS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("subetha-", 0).factory()))
                .sessionHandler(new Reception())
                .messageHandlerFactory(context -> new AskingHandler(of(context)))
                .build();
        for (var verb : List.of("HELO", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BDAT", "RSET", "QUIT")) {
            var commands = server.getCommandHandler();
            commands.addCommand(new ObservedCommand(commands.getCommand(verb), this::of));
        }
    }

    static SubEthaServer listen(MailSoftware.Place place, SessionOpener opener) throws IOException {
        var server = new SubEthaServer(place, opener);
        try {
            server.server.start();
        } catch (RuntimeException wrapped) {
            throw new IOException("cannot listen on " + place.at(), wrapped);
        }
        return server;
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    private Conversation of(Object session) {
        var conversation = session instanceof Session known ? conversations.get(known) : null;
        if (conversation == null) {
            throw new IllegalStateException("SubEthaSMTP asks about a session that it never opened");
        }
        return conversation;
    }

    /** Who calls, and whether it is let in. */
    private final class Reception implements SessionHandler {
        @Override
        public SessionAcceptance accept(Session session) {
            var conversation = new Conversation(opener.open(session.getRealRemoteAddress()), place.clock());
            var banner = conversation.opened().session().greeting().banner();
            if (!banner.positive()) {
                conversation.says(banner.toString());
                conversation.closed();
                return SessionAcceptance.failure(banner.code(), Words.of(banner));
            }
            conversation.says(banner.toString());
            conversations.put(session, conversation);
            return SessionAcceptance.success();
        }

        @Override
        public void onSessionEnd(Session session) {
            var conversation = conversations.remove(session);
            if (conversation != null) {
                conversation.closed();
            }
        }
    }

    /** Asks for the client's certificate and does without; SubEthaSMTP shakes hands. */
    private SSLSocket secure(Socket socket) throws IOException {
        var opened = conversations.entrySet().stream()
                .filter(entry -> entry.getKey().getSocket().equals(socket))
                .findFirst()
                .orElseThrow(() -> new IOException("a session that has ended"))
                .getValue()
                .opened();
        var certificate =
                opened.session().greeting().certificate().orElseThrow(() -> new IOException("no certificate any more"));
        return Handshakes.serverSocket(socket, opened.tls(), certificate, opened.tlsVersions());
    }

    @Override
    public void clockMoved(Instant now) {
        conversations.forEach((session, conversation) -> {
            if (conversation.idle(now)) {
                cut(session);
            }
        });
    }

    private static void cut(Session session) {
        try {
            session.closeSocket();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    /** The library waits for its sessions to end, so it does that behind our back. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
        conversations.keySet().forEach(SubEthaServer::cut);
        Thread.ofVirtual().name("subetha-stop").start(server::stop);
    }
}
