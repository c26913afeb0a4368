package dev.hybridlab.cli.bench;

import dev.hybridlab.smtp.tls.TlsMaterial;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * What three hops cost when nobody thinks: for each a listener, a connection, STARTTLS with a certificate on both sides and
 * one message, in bare sockets with a fixed script. The scenario does the same handshakes and messages and decides them.
 */
final class BareHops {
    private static final List<String> BEFORE_TLS = List.of("EHLO a.example", "STARTTLS");
    private static final List<String> AFTER_TLS =
            List.of("EHLO a.example", "MAIL FROM:<a@a.example>", "RCPT TO:<b@b.example>", "DATA");
    private static final String EHLO_ANSWER =
            "250-b.example Hello [198.18.0.1]\r\n250-SIZE 37748736\r\n250-PIPELINING\r\n"
                    + "250-DSN\r\n250-ENHANCEDSTATUSCODES\r\n250-STARTTLS\r\n250-8BITMIME\r\n250 CHUNKING\r\n";

    private final TlsMaterial tls;
    private final String certificate;
    private final byte[] message;

    BareHops(TlsMaterial tls, String certificate, byte[] message) {
        this.tls = tls;
        this.certificate = certificate;
        this.message = message.clone();
    }

    /** One message over so many hops, one after the other. */
    void run(int hops) throws IOException {
        for (var i = 0; i < hops; i++) {
            hop();
        }
    }

    private void hop() throws IOException {
        try (var listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress())) {
            var server = Thread.ofVirtual().start(() -> serve(listener));
            call(listener.getLocalPort());
            server.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void serve(ServerSocket listener) {
        try (var socket = listener.accept()) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var plain = new Line(socket);
            plain.write("220 b.example ready\r\n");
            plain.read();
            plain.write(EHLO_ANSWER);
            plain.read();
            plain.write("220 2.0.0 SMTP server ready\r\n");
            try (var secure = secured(socket, false)) {
                var line = new Line(secure);
                line.read();
                line.write(EHLO_ANSWER);
                line.read();
                line.write("250 2.1.0 Sender OK\r\n");
                line.read();
                line.write("250 2.1.5 Recipient OK\r\n");
                line.read();
                line.write("354 Start mail input; end with <CRLF>.<CRLF>\r\n");
                line.skipMessage();
                line.write("250 2.6.0 Queued mail for delivery\r\n");
                line.read();
                line.write("221 2.0.0 bye\r\n");
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the bare server failed", broken);
        }
    }

    private void call(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var plain = new Line(socket);
            plain.reply();
            for (var command : BEFORE_TLS) {
                plain.write(command + "\r\n");
                plain.reply();
            }
            try (var secure = secured(socket, true)) {
                var line = new Line(secure);
                for (var command : AFTER_TLS) {
                    line.write(command + "\r\n");
                    line.reply();
                }
                line.write(new String(message, StandardCharsets.ISO_8859_1) + "\r\n.\r\n");
                line.reply();
                line.write("QUIT\r\n");
                line.reply();
            }
        }
    }

    private SSLSocket secured(Socket socket, boolean client) throws IOException {
        var factory = tls.context(Optional.of(certificate)).getSocketFactory();
        if (!(factory.createSocket(socket, null, socket.getPort(), true) instanceof SSLSocket secure)) {
            throw new IllegalStateException("not a TLS socket");
        }
        secure.setUseClientMode(client);
        var parameters = secure.getSSLParameters();
        parameters.setNamedGroups(new String[] {"x25519"}); // as the lab does
        secure.setSSLParameters(parameters);
        if (!client) {
            secure.setWantClientAuth(true);
        }
        secure.startHandshake();
        return secure;
    }

    private static final class Line {
        private final InputStream in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        String read() throws IOException {
            var text = new StringBuilder();
            for (var c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("closed");
                }
                text.append((char) c);
            }
            return text.toString();
        }

        void reply() throws IOException {
            for (var line = read(); line.length() > 3 && line.charAt(3) == '-'; ) {
                line = read();
            }
        }

        void skipMessage() throws IOException {
            for (var line = read(); !line.equals(".\r"); ) {
                line = read();
            }
        }
    }
}
