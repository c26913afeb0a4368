package dev.hybridlab.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener that cannot accept, as where the process has no descriptor left. */
@Timeout(30)
final class AcceptingTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    /** Fails so often; is closed by the first connection. */
    private static final class Failing extends ServerSocket {
        private int left;

        Failing(int failures) throws IOException {
            super(0, 1, HERE);
            this.left = failures;
        }

        @Override
        public Socket accept() throws IOException {
            if (left-- > 0) {
                throw new SocketException("Too many open files");
            }
            return new Socket();
        }
    }

    @Test
    void it_waits_between_attempts_says_it_once_and_goes_on() throws IOException {
        var told = new ArrayList<Throwable>();
        var before = System.nanoTime();
        try (var listener = new Failing(4)) {
            new Accepting(listener, socket -> close(listener), told::add).run();
        }

        assertThat(told).singleElement().asString().contains("Too many open files");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(350));
    }

    /** Whoever closes a lab may start another one on the same fixed port at once. */
    @Test
    void its_port_is_free_when_it_has_ended() throws IOException {
        var listener = listener(20_000);
        for (var round = 0; round < 200; round++) {
            var accepting = new Accepting(listener, client -> {}, defect -> {});
            accepting.start();
            listener.close();
            accepting.end();
            listener = FreedAtClose.listening(new InetSocketAddress(HERE, listener.getLocalPort()), 1);
        }
        listener.close();
    }

    /** Below the ports that systems hand out by themselves, so that no other connection takes it between two rounds. */
    private static ServerSocket listener(int from) throws IOException {
        try {
            return FreedAtClose.listening(new InetSocketAddress(HERE, from), 1);
        } catch (BindException taken) {
            return listener(from + 1);
        }
    }

    private static void close(ServerSocket listener) {
        try {
            listener.close();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
