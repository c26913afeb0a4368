package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.trace.TlsFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;

/** Both ends of a handshake over a real connection. */
final class Shaking {
    /** What each end knows afterwards. */
    record Both(TlsFacts client, TlsFacts server) {}

    /** The client's end of a handshake, whoever plays it. */
    interface Client {
        SSLSocket shake(Socket socket) throws IOException;
    }

    private Shaking() {}

    static Both hands(LabCertificates tls, String server, Optional<String> client, List<String> versions)
            throws IOException {
        return with(tls, server, versions, socket -> {
            var profile = TlsProfile.between(versions, versions);
            return Handshakes.client(socket, tls, client, profile);
        });
    }

    static Both with(LabCertificates tls, String server, List<String> versions, Client client) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return at(listener, () -> serve(listener, tls, server, versions), tls, client);
        }
    }

    /** Waits for an octet from the server: a TLS 1.3 client believes in the connection before the server does. */
    static Both at(ServerSocket listener, Supplier<TlsFacts> server, LabCertificates tls, Client client)
            throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = CompletableFuture.supplyAsync(server, threads);
            try (var socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                    var secure = client.shake(prompt(socket))) {
                if (secure.getInputStream().read() != 'x') {
                    throw new IOException("the server hung up");
                }
                return new Both(Handshakes.facts(secure, tls, true), seen.join());
            } catch (CompletionException failed) {
                throw new IOException(failed);
            }
        }
    }

    static TlsFacts serve(ServerSocket listener, LabCertificates tls, String server, List<String> versions) {
        try (var socket = listener.accept();
                var secure = Handshakes.server(prompt(socket), tls, server, versions)) {
            secure.getOutputStream().write('x');
            return Handshakes.facts(secure, tls, false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Socket prompt(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
