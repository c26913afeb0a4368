package dev.hybridlab.cli.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A plain SMTP client for measuring: lockstep, no pipelining, one write a command, the same for every server. Every reply is
 * checked; a server that refuses ends the measurement.
 */
final class Load {
    /**
     * @param server where
     * @param recipient an address that the server takes
     * @param message octets, dot-stuffed, without the final dot
     */
    record Target(InetSocketAddress server, String recipient, byte[] message) {}

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
    private final Target target;

    Load(Target target) {
        this.target = target;
    }

    /** A message of about 1 KB. */
    static byte[] oneKilobyte() {
        var text = new StringBuilder(
                "From: <bench@fabrikam.example>\r\nTo: <sink@contoso.example>\r\nSubject: load\r\n\r\n");
        while (text.length() < 1020) {
            text.append("0123456789 abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ\r\n");
        }
        return text.substring(0, 1022).getBytes(StandardCharsets.US_ASCII);
    }

    /** Messages a second over so many connections that stay open. */
    double kept(int connections, int messagesEach) throws IOException {
        return rate(connections, connections * messagesEach, number -> {
            try (var session = new Session()) {
                for (var i = 0; i < messagesEach; i++) {
                    session.message();
                }
            }
        });
    }

    /** Messages a second when so many connect at once, each for one message. */
    double parallelConnects(int connections) throws IOException {
        return rate(connections, connections, number -> {
            try (var session = new Session()) {
                session.message();
            }
        });
    }

    private interface Work {
        void run(int number) throws IOException;
    }

    private static double rate(int workers, int messages, Work work) throws IOException {
        var start = System.nanoTime();
        var all = new ArrayList<Future<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < workers; i++) {
                var number = i;
                all.add(threads.submit(() -> {
                    work.run(number);
                    return null;
                }));
            }
            for (var each : all) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("the server did not take the load: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return messages / ((System.nanoTime() - start) / 1e9);
    }

    private final class Session implements AutoCloseable {
        private final Socket socket;
        private final Line line;

        Session() throws IOException {
            var connection = Connection.to(target.server());
            socket = connection.socket();
            line = new Line(connection.in(), socket.getOutputStream());
            line.expect("220");
            line.say("EHLO mx.fabrikam.example", "250");
        }

        void message() throws IOException {
            line.say("MAIL FROM:<bench@fabrikam.example>", "250");
            line.say("RCPT TO:<" + target.recipient() + ">", "250");
            line.say("DATA", "354");
            var octets = new byte[target.message().length + END.length];
            System.arraycopy(target.message(), 0, octets, 0, target.message().length);
            System.arraycopy(END, 0, octets, target.message().length, END.length);
            line.send(octets, "250");
        }

        @Override
        public void close() throws IOException {
            line.say("QUIT", "221");
            socket.close();
        }
    }
}
