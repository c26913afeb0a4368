package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and one server for one connection, and does to it what a fault says. Octets are carried as they
 * are, TLS or not.
 */
final class FaultProxy {
    /** A client gives a silent peer this long in real time; virtual time does not move meanwhile. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    static final int MILLIS = (int) PATIENCE.toMillis();

    private static final int PIECE = 4_096;

    private final Fault fault;
    private final Socket onward;

    /** @param onward bound already, since its port is what the server knows the caller by */
    FaultProxy(Fault fault, Socket onward) {
        this.fault = fault;
        this.onward = onward;
    }

    /** Where the client connects to instead; serves one connection. */
    InetSocketAddress before(InetSocketAddress server, InetAddress own) throws IOException {
        var listener = new ServerSocket(0, 1, own);
        Thread.ofVirtual().name("fault").start(() -> serve(listener, server));
        return new InetSocketAddress(own, listener.getLocalPort());
    }

    private void serve(ServerSocket listener, InetSocketAddress server) {
        try (listener;
                onward;
                var client = listener.accept()) {
            if (fault.kind() == Fault.Kind.RESET) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0); // closing sends RST then
                return;
            }
            onward.connect(server);
            var up = Thread.ofVirtual().name("fault-up").start(() -> carry(client, onward));
            down(client);
            if (silent()) {
                up.join(); // until the client has lost its patience and closed
            }
        } catch (IOException gone) {
            // One of the two has ended; the other is closed with it.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** A black hole without a network swallows what the server says. */
    private boolean silent() {
        return fault.kind() == Fault.Kind.STALL || fault.kind() == Fault.Kind.BLACKHOLE;
    }

    /** What the server says. Even where nothing may come through its first octet is awaited: the session stands then. */
    private void down(Socket client) throws IOException {
        var in = onward.getInputStream();
        var left = fault.kind() == Fault.Kind.DELAY ? Integer.MAX_VALUE : fault.octets();
        if (left == 0) {
            in.read();
        }
        var piece = new byte[PIECE];
        while (left > 0) {
            var count = in.read(piece, 0, Math.min(PIECE, left));
            if (count < 0) {
                return;
            }
            LockSupport.parkNanos(fault.delay().toNanos());
            client.getOutputStream().write(piece, 0, count);
            left -= count;
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // Whoever reads the other side hears of it there.
        }
    }
}
