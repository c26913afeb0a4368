package dev.hybridlab.smtp.server;

import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One listening socket; a virtual thread a session. */
public final class SmtpServer implements MailSoftware.Listening {
    /** At 50, two hundred parallel connects collapse. */
    private static final int BACKLOG = 512;

    private final ServerSocket listener;
    private final SessionOpener opener;
    private final ServerSettings settings;
    private final Accepting accepting;
    private final Set<ServerSession> sessions = ConcurrentHashMap.newKeySet();

    private SmtpServer(ServerSocket listener, SessionOpener opener, ServerSettings settings) {
        this.listener = listener;
        this.opener = opener;
        this.settings = settings;
        this.accepting = new Accepting(
                listener,
                socket -> Thread.ofVirtual().name("smtp-session").start(() -> serve(socket)),
                settings.defects());
    }

    /** Listens from now on; with port 0 the system chooses. */
    public static SmtpServer listen(InetSocketAddress at, SessionOpener opener, ServerSettings settings)
            throws IOException {
        var server = new SmtpServer(FreedAtClose.listening(at, BACKLOG), opener, settings);
        server.accepting.start();
        return server;
    }

    @Override
    public int port() {
        return listener.getLocalPort();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (!(socket.getRemoteSocketAddress() instanceof InetSocketAddress client)) {
                return;
            }
            var session = new ServerSession(socket, opened(client, socket), settings);
            sessions.add(session);
            try {
                if (!listener.isClosed()) {
                    session.run();
                }
            } finally {
                sessions.remove(session);
                session.ended();
            }
        } catch (IOException gone) {
            // The client has gone; its session was told.
        }
    }

    /** Where no session can be opened, which its opener has told, the client hears so in place of a banner (RFC 5321 §3.1). */
    private SessionOpener.Opened opened(InetSocketAddress client, Socket socket) throws IOException {
        try {
            return opener.open(client);
        } catch (RuntimeException | Error defect) {
            socket.getOutputStream().write(WireReplies.DEFECT.wire().getBytes(StandardCharsets.US_ASCII));
            throw new IOException("no session can be opened", defect);
        }
    }

    @Override
    public void clockMoved(Instant now) {
        sessions.forEach(session -> session.closeIfLate(now));
    }

    @Override
    public void stopAccepting() {
        try {
            listener.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
        accepting.end();
    }

    /** At once, sessions included. */
    @Override
    public void close() {
        stopAccepting();
        sessions.forEach(ServerSession::cut);
    }
}
