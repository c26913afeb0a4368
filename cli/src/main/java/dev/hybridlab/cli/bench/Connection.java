package dev.hybridlab.cli.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;

/**
 * A connection that the server has seen. Where a server's backlog overflows, the system may believe in one that the server
 * never saw; such a client tries again after a while, as mail servers do.
 *
 * @param in the banner has begun and is still to be read
 */
record Connection(Socket socket, InputStream in) {
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int ATTEMPTS = 20;

    static Connection to(InetSocketAddress server) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var socket = new Socket();
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.connect(server, PATIENCE_MILLIS);
                var in = new BufferedInputStream(socket.getInputStream());
                in.mark(1);
                in.read();
                in.reset();
                socket.setSoTimeout(10 * PATIENCE_MILLIS);
                return new Connection(socket, in);
            } catch (SocketTimeoutException neverSeen) {
                socket.close();
                if (attempt == ATTEMPTS) {
                    throw neverSeen;
                }
            }
        }
    }
}
