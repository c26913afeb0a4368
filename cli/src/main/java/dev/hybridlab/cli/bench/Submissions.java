package dev.hybridlab.cli.bench;

import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.smtp.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** One message submitted at smtp.office365.com: connection, STARTTLS, log-on, 1 KB, QUIT; by password or by token. */
final class Submissions {
    private final TlsMaterial tls;
    private final String mailbox;
    private final List<String> login;
    private final List<String> token;

    Submissions(TlsMaterial tls, Topology topology, String mailbox) {
        this.tls = tls;
        this.mailbox = mailbox;
        this.login = List.of("AUTH LOGIN", base64(mailbox), base64("hybridlab"));
        this.token = List.of(
                "AUTH XOAUTH2 " + base64("user=" + mailbox + "\1auth=Bearer " + token(topology, mailbox) + "\1\1"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String token(Topology topology, String mailbox) {
        var tenant = topology.tenants().getFirst().id();
        return new TokenSigner(LabKey.lab())
                .sign(Map.of(
                        "aud",
                        "https://outlook.office365.com",
                        "tid",
                        tenant,
                        "iss",
                        "https://sts.windows.net/" + tenant + "/",
                        "upn",
                        mailbox,
                        "scp",
                        "SMTP.Send",
                        "exp",
                        topology.settings().start().getEpochSecond() + 3600));
    }

    /** Milliseconds by AUTH LOGIN. */
    double byPassword(InetSocketAddress server) throws IOException {
        return timed(server, login);
    }

    /** Milliseconds by AUTH XOAUTH2. */
    double byToken(InetSocketAddress server) throws IOException {
        return timed(server, token);
    }

    private double timed(InetSocketAddress server, List<String> logon) throws IOException {
        var start = System.nanoTime();
        try (var socket = new Socket()) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(server);
            var plain = Line.of(socket);
            plain.expect("220");
            plain.say("EHLO device.example", "250");
            plain.say("STARTTLS", "220");
            try (var secure = secured(socket)) {
                submit(Line.of(secure), logon);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private void submit(Line line, List<String> logon) throws IOException {
        line.say("EHLO device.example", "250");
        for (var i = 0; i < logon.size(); i++) {
            line.say(logon.get(i), i + 1 < logon.size() ? "334" : "235");
        }
        line.say("MAIL FROM:<" + mailbox + ">", "250");
        line.say("RCPT TO:<" + mailbox + ">", "250");
        line.say("DATA", "354");
        line.say(
                "From: " + mailbox + "\r\n" + new String(Load.oneKilobyte(), StandardCharsets.US_ASCII) + "\r\n.",
                "250");
        line.say("QUIT", "221");
    }

    private SSLSocket secured(Socket socket) throws IOException {
        var factory = tls.context(Optional.empty()).getSocketFactory();
        if (!(factory.createSocket(socket, null, socket.getPort(), true) instanceof SSLSocket secure)) {
            throw new IllegalStateException("not a TLS socket");
        }
        secure.setUseClientMode(true);
        secure.startHandshake();
        return secure;
    }
}
