package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.smtp.session.SessionOpener;
import dev.hybridlab.smtp.tls.Handshakes;
import dev.hybridlab.smtp.wire.Recorder;
import dev.hybridlab.smtp.wire.Visible;
import dev.hybridlab.smtp.wire.WireInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The octets of one session on the server's side, before and after TLS. Replies of a pipelined batch leave in one write. */
final class ServerWire {
    private static final int BATCH = 16 * 1024;

    private final Socket socket;
    private final SessionOpener.Opened opened;
    private final WireInput in;
    private final byte[] waiting = new byte[BATCH];
    private final Lock writing = new ReentrantLock();
    private volatile OutputStream out;
    private Socket current;
    private int length;
    private volatile boolean secured;

    ServerWire(Socket socket, SessionOpener.Opened opened) throws IOException {
        this.socket = socket;
        this.opened = opened;
        this.current = socket;
        this.in = new WireInput(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    WireInput in() {
        return in;
    }

    boolean secured() {
        return secured;
    }

    Recorder recorder() {
        return opened.recorder();
    }

    /** The next command line; empty when the client is gone. Everything said before is sent first. */
    Optional<String> command(int limit) throws IOException {
        if (!in.pending()) {
            flush();
        }
        return in.line(limit);
    }

    void heard(String shown) {
        opened.recorder().line('>', secured, Visible.line(shown));
    }

    void reply(SmtpReply reply) throws IOException {
        reply(reply, reply);
    }

    /** @param shown what is recorded in its place */
    void reply(SmtpReply reply, SmtpReply shown) throws IOException {
        var wire = reply.wire();
        if (!opened.recorder().equals(Recorder.NONE)) {
            for (var line : Visible.lines(shown.wire())) {
                opened.recorder().line('<', secured, Visible.line(line));
            }
        }
        var octets = wire.getBytes(StandardCharsets.UTF_8);
        if (length + octets.length > waiting.length) {
            flush();
        }
        if (octets.length > waiting.length) {
            write(octets, octets.length);
        } else {
            System.arraycopy(octets, 0, waiting, length, octets.length);
            length += octets.length;
        }
    }

    void flush() throws IOException {
        if (length > 0) {
            write(waiting, length);
            length = 0;
        }
    }

    private void write(byte[] octets, int count) throws IOException {
        writing.lock();
        try {
            out.write(octets, 0, count);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    /** A last reply from another thread than the session's, which is waiting for the client; then the end. */
    void farewell(SmtpReply reply) {
        try {
            opened.recorder().line('<', secured, Visible.line(reply.toString()));
            var octets = reply.wire().getBytes(StandardCharsets.UTF_8);
            write(octets, octets.length);
        } catch (IOException gone) {
            // Then nobody is there to be told.
        } finally {
            cut();
        }
    }

    /** The handshake; what arrived in clear behind STARTTLS is thrown away (RFC 3207 §6). */
    TlsFacts startTls(String certificate) throws IOException {
        flush();
        var secure = Handshakes.server(socket, opened.tls(), certificate, opened.tlsVersions());
        var facts = Handshakes.facts(secure, opened.tls(), false);
        current = secure;
        in.continueWith(secure.getInputStream());
        out = secure.getOutputStream();
        secured = true;
        opened.recorder().line('*', true, facts.version() + " " + facts.cipher());
        return facts;
    }

    /** Ends the connection without a word. */
    void cut() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    /** Ends the connection after the last reply. */
    void end() throws IOException {
        flush();
        current.close();
    }
}
