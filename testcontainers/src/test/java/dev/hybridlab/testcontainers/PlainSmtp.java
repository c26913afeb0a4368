package dev.hybridlab.testcontainers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An application that knows no more than SMTP. */
final class PlainSmtp {
    private static final int PATIENCE_MILLIS = 30_000;

    private PlainSmtp() {}

    /** @throws IOException with the reply, if the server does not take the message */
    static void send(String host, int port, String from, String to) throws IOException {
        try (var socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect("2", replies);
            say(socket, "EHLO app.example", "2", replies);
            say(socket, "MAIL FROM:<" + from + ">", "2", replies);
            say(socket, "RCPT TO:<" + to + ">", "2", replies);
            say(socket, "DATA", "3", replies);
            var message = List.of("From: " + from, "To: " + to, "Subject: by plain SMTP", "", "Hello.", ".");
            say(socket, String.join("\r\n", message), "2", replies);
            say(socket, "QUIT", "2", replies);
        }
    }

    private static void say(Socket socket, String line, String expected, BufferedReader replies) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(expected, replies);
    }

    private static void expect(String first, BufferedReader replies) throws IOException {
        var reply = replies.readLine();
        while (reply != null && reply.length() > 3 && reply.charAt(3) == '-') {
            reply = replies.readLine();
        }
        if (reply == null || !reply.startsWith(first)) {
            throw new IOException("the server says " + reply);
        }
    }
}
