package dev.hybridlab.cli.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP client in lockstep: one write a command, and every reply is checked. */
record Line(InputStream in, OutputStream out) {
    static Line of(Socket socket) throws IOException {
        return new Line(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
    }

    void say(String text, String code) throws IOException {
        send((text + "\r\n").getBytes(StandardCharsets.US_ASCII), code);
    }

    void send(byte[] octets, String code) throws IOException {
        out.write(octets);
        out.flush();
        expect(code);
    }

    void expect(String code) throws IOException {
        var line = read();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = read();
        }
        if (!line.startsWith(code)) {
            throw new IOException("expected " + code + ", got '" + line + "'");
        }
    }

    private String read() throws IOException {
        var text = new StringBuilder(80);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            text.append((char) c);
        }
        return text.toString();
    }
}
