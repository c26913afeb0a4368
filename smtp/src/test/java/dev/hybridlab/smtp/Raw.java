package dev.hybridlab.smtp;

import dev.hybridlab.smtp.tls.Handshakes;
import dev.hybridlab.smtp.tls.TlsMaterial;
import dev.hybridlab.smtp.tls.TlsProfile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client that keeps to no rule: writes octets, reads replies. */
final class Raw implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private InputStream in;
    private OutputStream out;

    Raw(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void send(String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** One reply, its lines behind one another with a blank. */
    String reply() throws IOException {
        var text = new StringBuilder();
        while (true) {
            var line = line();
            text.append(text.isEmpty() ? "" : " ").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return text.toString();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return line.append("(closed)").toString();
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    String ask(String command) throws IOException {
        send(command + "\r\n");
        return reply();
    }

    /** Behind STARTTLS and its 220. */
    void secure(TlsMaterial tls, Optional<String> certificate) throws IOException {
        var secure = Handshakes.client(
                socket, tls, certificate, TlsProfile.between(EchoServer.VERSIONS, EchoServer.VERSIONS));
        in = new BufferedInputStream(secure.getInputStream());
        out = secure.getOutputStream();
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
