package dev.hybridlab.harness.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client that keeps to no rule: writes octets, reads replies. */
public final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    public RawClient(InetSocketAddress server) throws IOException {
        this(new Socket(server.getAddress(), server.getPort()));
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** After STARTTLS was answered: the same line, encrypted; whatever certificate is shown. */
    public RawClient secured() throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        var secure = context.getSocketFactory().createSocket(socket, "raw.example", socket.getPort(), true);
        return new RawClient(secure);
    }

    /** A client that looks at no certificate. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    public void send(String octets) throws IOException {
        out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** The lines of one reply; {@code (closed)} at the end of the stream. */
    public List<String> reply() throws IOException {
        var lines = new ArrayList<String>();
        while (true) {
            var line = line();
            lines.add(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return lines;
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

    /** The last line of the answer. */
    public String ask(String command) throws IOException {
        send(command + "\r\n");
        return reply().getLast();
    }

    public List<String> askAll(String command) throws IOException {
        send(command + "\r\n");
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
