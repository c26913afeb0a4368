package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.Zones;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The authoritative DNS server of a lab, over UDP and TCP on one port (RFC 1035 §4.2, RFC 7766). Shows the zones as one
 * side of the world sees them.
 */
public final class DnsServer implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final Duration LONGEST_END = Duration.ofSeconds(1);
    private static final int TCP_IDLE_MILLIS = 10_000;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final InetSocketAddress address;
    private final Function<String, Responder> responders;
    private final Askers askers;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<SocketAddress, Runnable> asking = new ConcurrentHashMap<>();

    private DnsServer(DatagramSocket udp, ServerSocket tcp, Supplier<Zones> zones, Askers askers) {
        this.udp = udp;
        this.tcp = tcp;
        var listens = tcp.getInetAddress();
        this.address = new InetSocketAddress(
                listens.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listens, tcp.getLocalPort());
        var known = new ConcurrentHashMap<String, Responder>();
        this.responders = view -> known.computeIfAbsent(view, each -> new Responder(zones, each));
        this.askers = askers;
    }

    /**
     * Listens; with port 0 the system chooses one that is free for both protocols.
     *
     * @param zones asked for each question, so that a change is seen at once
     * @param view the side whose records it shows: {@code onprem}, {@code exo}, {@code internet}
     */
    public static DnsServer listen(InetSocketAddress at, Supplier<Zones> zones, String view) throws IOException {
        return listen(at, zones, Askers.all(view));
    }

    /**
     * The same, for a server that shows each asker the world as his side sees it.
     *
     * @param askers who asks from which address
     */
    public static DnsServer listen(InetSocketAddress at, Supplier<Zones> zones, Askers askers) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var tcp = new ServerSocket(at.getPort(), 512, at.getAddress());
            try {
                var udp = new DatagramSocket(new InetSocketAddress(at.getAddress(), tcp.getLocalPort()));
                var server = new DnsServer(udp, tcp, zones, askers);
                server.threads.add(Thread.ofVirtual().name("dns-udp").start(server::serveUdp));
                server.threads.add(Thread.ofVirtual().name("dns-tcp").start(server::acceptTcp));
                return server;
            } catch (SocketException taken) {
                tcp.close();
                if (at.getPort() != 0 || attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    public int port() {
        return address.getPort();
    }

    /** Where to ask: loopback for a server that listens everywhere. */
    public InetSocketAddress address() {
        return address;
    }

    /** Told when this server keeps silent on purpose about a question from that address, so that nobody waits for nothing. */
    void onSilence(SocketAddress asker, Runnable told) {
        asking.put(asker, told);
    }

    void forget(SocketAddress asker) {
        asking.remove(asker);
    }

    private Responder responder(InetAddress asker) {
        return responders.apply(askers.view(asker));
    }

    private void serveUdp() {
        var buffer = new byte[Framing.LARGEST];
        while (!udp.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                var from = packet.getSocketAddress();
                var answer = responder(packet.getAddress()).answer(Arrays.copyOf(buffer, packet.getLength()), true);
                if (answer.isPresent()) {
                    send(answer.get(), from);
                } else if (askers.ofThisLab(packet.getAddress())) {
                    send(Silence.told(Arrays.copyOf(buffer, packet.getLength())), from);
                } else {
                    Optional.ofNullable(asking.get(from)).ifPresent(Runnable::run);
                }
            } catch (IOException | RuntimeException bad) {
                // Closed, or a peer that went away (Windows tells it here): the next packet counts.
            }
        }
    }

    private void send(byte[] octets, SocketAddress to) throws IOException {
        udp.send(new DatagramPacket(octets, octets.length, to));
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
            while (!tcp.isClosed()) {
                var answer = responder(socket.getInetAddress()).answer(Framing.read(socket), false);
                if (answer.isEmpty()) {
                    return; // As far as silence goes where the peer knows that we are there.
                }
                Framing.write(socket, answer.get());
            }
        } catch (IOException | RuntimeException over) {
            // The client has what it wanted, or sent what is no question: this session only.
        } finally {
            open.remove(socket);
        }
    }

    /** Returns when the port is free again: a socket that is being read is only closed by its reader. */
    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
            for (var socket : open) {
                socket.close();
            }
            for (var thread : threads) {
                thread.join(LONGEST_END);
            }
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
