package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.Zones;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * The authoritative DNS server of a lab, over UDP and TCP on one port (RFC 1035 §4.2, RFC 7766). Shows the zones as one
 * side of the world sees them.
 */
public final class DnsServer implements AutoCloseable {
    private static final int PLAIN_UDP = 512; // RFC 1035 §4.2.1
    private static final int LARGEST = 65_535;
    private static final int ATTEMPTS = 20;
    private static final int TCP_IDLE_MILLIS = 10_000;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Supplier<Zones> zones;
    private final String view;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<IntConsumer> silenceListeners = ConcurrentHashMap.newKeySet();

    private DnsServer(DatagramSocket udp, ServerSocket tcp, Supplier<Zones> zones, String view) {
        this.udp = udp;
        this.tcp = tcp;
        this.zones = zones;
        this.view = view;
    }

    /**
     * Listens; with port 0 the system chooses one that is free for both protocols.
     *
     * @param view the side whose records it shows: {@code onprem}, {@code exo}, {@code internet}
     */
    public static DnsServer listen(InetSocketAddress at, Supplier<Zones> zones, String view) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var tcp = new ServerSocket(at.getPort(), 512, at.getAddress());
            try {
                var udp = new DatagramSocket(new InetSocketAddress(at.getAddress(), tcp.getLocalPort()));
                var server = new DnsServer(udp, tcp, zones, view);
                Thread.ofVirtual().name("dns-udp").start(server::serveUdp);
                Thread.ofVirtual().name("dns-tcp").start(server::acceptTcp);
                return server;
            } catch (BindException taken) {
                tcp.close();
                if (at.getPort() != 0 || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    public int port() {
        return udp.getLocalPort();
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), port());
    }

    /** Told the id of every question that this server keeps silent about on purpose, so that nobody waits for nothing. */
    void onSilence(IntConsumer listener) {
        silenceListeners.add(listener);
    }

    void forget(IntConsumer listener) {
        silenceListeners.remove(listener);
    }

    private void serveUdp() {
        var buffer = new byte[LARGEST];
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                var octets = new byte[packet.getLength()];
                System.arraycopy(buffer, packet.getOffset(), octets, 0, octets.length);
                var from = packet.getSocketAddress();
                var answer = answer(octets, true);
                if (answer.isPresent()) {
                    udp.send(new DatagramPacket(answer.get(), answer.get().length, from));
                }
            } catch (IOException | RuntimeException bad) {
                // Closed, a peer that went away, or octets that are no question: the next packet counts.
            }
        }
    }

    private void acceptTcp() {
        while (!tcp.isClosed()) {
            try {
                var socket = tcp.accept();
                open.add(socket);
                Thread.ofVirtual().name("dns-tcp-session").start(() -> serveTcp(socket));
            } catch (IOException closed) {
                // The loop ends when the server is closed.
            }
        }
    }

    private void serveTcp(Socket socket) {
        try (socket) {
            socket.setSoTimeout(TCP_IDLE_MILLIS);
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                var octets = new byte[in.readUnsignedShort()]; // RFC 1035 §4.2.2: two octets of length
                in.readFully(octets);
                var answer = answer(octets, false);
                if (answer.isPresent()) {
                    var framed = new byte[answer.get().length + 2];
                    framed[0] = (byte) (answer.get().length >> 8);
                    framed[1] = (byte) answer.get().length;
                    System.arraycopy(answer.get(), 0, framed, 2, answer.get().length);
                    socket.getOutputStream().write(framed);
                }
            }
        } catch (EOFException done) {
            // The client has what it wanted.
        } catch (IOException | RuntimeException bad) {
            // This session only.
        } finally {
            open.remove(socket);
        }
    }

    private Optional<byte[]> answer(byte[] octets, boolean limited) throws IOException {
        var query = new Message(octets);
        if (query.getHeader().getFlag(Flags.QR)) {
            return Optional.empty(); // an answer is never answered
        }
        var reply = Answers.to(query, zones.get(), view);
        if (reply.isEmpty()) {
            var id = query.getHeader().getID();
            silenceListeners.forEach(listener -> listener.accept(id));
            return Optional.empty();
        }
        var opt = query.getOPT();
        var limit = limited ? Math.max(PLAIN_UDP, opt == null ? 0 : opt.getPayloadSize()) : LARGEST;
        var wire = reply.get().toWire(LARGEST);
        if (wire.length <= limit) {
            return Optional.of(wire);
        }
        // RFC 2181 §9: a truncated answer is asked again over TCP.
        var truncated = Answers.failure(query, Rcode.NOERROR);
        truncated.getHeader().setFlag(Flags.TC);
        return Optional.of(truncated.toWire(PLAIN_UDP));
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }
}
