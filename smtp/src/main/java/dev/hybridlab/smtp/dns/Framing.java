package dev.hybridlab.smtp.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** Messages over TCP: two octets of length before each (RFC 1035 §4.2.2). */
final class Framing {
    static final int LARGEST = 65_535;

    private Framing() {}

    /** One segment where it fits (RFC 7766 §8). */
    static void write(Socket socket, byte[] message) throws IOException {
        var framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        socket.getOutputStream().write(framed);
    }

    static byte[] read(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var octets = new byte[in.readUnsignedShort()];
        in.readFully(octets);
        return octets;
    }
}
