package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.trace.TlsFacts;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** STARTTLS on a connected socket, either end, and what it showed. */
public final class Handshakes {
    /** A peer that stalls inside a handshake is given up after so long. */
    private static final int WALL_CLOCK_MILLIS = 30_000;

    private Handshakes() {}

    /** The server's end: asks for a client certificate and does without (TLS-03). */
    public static SSLSocket server(Socket socket, TlsMaterial tls, String certificate, List<String> versions)
            throws IOException {
        return shaken(socket, serverSocket(socket, tls, certificate, versions));
    }

    /** The same for software that shakes hands itself. */
    public static SSLSocket serverSocket(Socket socket, TlsMaterial tls, String certificate, List<String> versions)
            throws IOException {
        var secure = layered(socket, tls, Optional.of(certificate));
        secure.setUseClientMode(false);
        var parameters = TlsProfile.of(versions).on(secure.getSSLParameters());
        parameters.setWantClientAuth(true);
        secure.setSSLParameters(parameters);
        return secure;
    }

    /** The client's end, showing this certificate if the server asks for one. */
    public static SSLSocket client(Socket socket, TlsMaterial tls, Optional<String> certificate, TlsProfile profile)
            throws IOException {
        return shaken(socket, clientSocket(socket, tls, certificate, profile));
    }

    /** The same for software that shakes hands itself. */
    public static SSLSocket clientSocket(
            Socket socket, TlsMaterial tls, Optional<String> certificate, TlsProfile profile) throws IOException {
        var secure = layered(socket, tls, certificate);
        secure.setUseClientMode(true);
        secure.setSSLParameters(profile.on(secure.getSSLParameters()));
        return secure;
    }

    /** The same for software that does its own reading and writing. */
    public static SSLEngine serverEngine(TlsMaterial tls, String certificate, List<String> versions) {
        var engine = tls.context(Optional.of(certificate)).createSSLEngine();
        engine.setUseClientMode(false);
        var parameters = TlsProfile.of(versions).on(engine.getSSLParameters());
        parameters.setWantClientAuth(true);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLSocket layered(Socket socket, TlsMaterial tls, Optional<String> certificate) throws IOException {
        var made = tls.context(certificate).getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        if (made instanceof SSLSocket secure) {
            return secure;
        }
        throw new IllegalStateException("this JDK's TLS sockets are no SSLSockets");
    }

    private static SSLSocket shaken(Socket socket, SSLSocket secure) throws IOException {
        var before = socket.getSoTimeout();
        socket.setSoTimeout(before == 0 ? WALL_CLOCK_MILLIS : Math.min(before, WALL_CLOCK_MILLIS));
        secure.startHandshake();
        socket.setSoTimeout(before);
        return secure;
    }

    /** What a finished handshake showed. */
    public static TlsFacts facts(SSLSocket secure, TlsMaterial tls, boolean client) throws IOException {
        return facts(secure.getSession(), tls, client);
    }

    /** The same of a session. */
    public static TlsFacts facts(SSLSession session, TlsMaterial tls, boolean client) throws IOException {
        var own = chain(session.getLocalCertificates()).map(tls::facts);
        var peers = peers(session).map(tls::facts);
        var server = client ? peers : own;
        return new TlsFacts(
                TlsProfile.version(session.getProtocol()),
                session.getCipherSuite(),
                server.orElseThrow(() -> new IOException("a server without a certificate")),
                client ? own : peers);
    }

    private static Optional<List<X509Certificate>> peers(SSLSession session) {
        try {
            return chain(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException showedNone) {
            return Optional.empty();
        }
    }

    private static Optional<List<X509Certificate>> chain(Certificate @Nullable [] shown) {
        if (shown == null || shown.length == 0) {
            return Optional.empty();
        }
        var chain = new ArrayList<X509Certificate>();
        for (var each : shown) {
            if (each instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain);
    }
}
