package dev.hybridlab.harness.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client of smtp.office365.com that writes what it is told, however wrong. */
final class SubmissionClient implements AutoCloseable {
    private final Socket plain;
    private final SSLSocket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private SubmissionClient(Socket plain, SSLSocket socket) throws IOException {
        this.plain = plain;
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        out = socket.getOutputStream();
    }

    /** Greeted, encrypted, and greeted again. */
    static SubmissionClient at(InetSocketAddress where) throws IOException {
        var plain = new Socket(where.getAddress(), where.getPort());
        plain.setSoTimeout(30_000);
        var in = new BufferedReader(new InputStreamReader(plain.getInputStream(), StandardCharsets.US_ASCII));
        reply(in);
        for (var command : new String[] {"EHLO device.example", "STARTTLS"}) {
            plain.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            reply(in);
        }
        var socket = (SSLSocket)
                trusting().getSocketFactory().createSocket(plain, "smtp.office365.com", where.getPort(), true);
        socket.startHandshake();
        var client = new SubmissionClient(plain, socket);
        client.ask("EHLO device.example");
        return client;
    }

    /** AUTH-04. */
    String xoauth2(String user, String token) throws IOException {
        var blob = "user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001";
        return ask("AUTH XOAUTH2 " + Base64.getEncoder().encodeToString(blob.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The last line of the answer. */
    String ask(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return reply(in);
    }

    private static String reply(BufferedReader in) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException noTls) {
            throw new IllegalStateException(noTls);
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        plain.close();
    }
}
