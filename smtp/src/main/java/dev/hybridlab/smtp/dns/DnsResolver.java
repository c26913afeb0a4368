package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Asks a lab's own DNS server over the wire. Safe for many threads. A question that the server swallows on purpose is a
 * time-out at once; a slow machine never is one.
 */
public final class DnsResolver implements NameLookup {
    /** A packet that a busy machine dropped is sent again; only a server that has died is waited for ten times as long. */
    private static final int ASK_AGAIN_MILLIS = 1_000;

    private static final int TRIES = 10;
    private static final AtomicInteger IDS = new AtomicInteger();

    private static final int TRIES_FAR_AWAY = 3;

    private final InetSocketAddress address;
    private final Optional<DnsServer> server;
    private final InetSocketAddress own;

    public DnsResolver(DnsServer server) {
        this.address = server.address();
        this.own = new InetSocketAddress(address.getAddress(), 0);
        this.server = Optional.of(server);
    }

    /**
     * Asks a lab's DNS server in another process. What it swallows is a time-out after three tries of a second.
     *
     * @param address where it listens
     * @param own the address to ask from, which tells it whose view of the world is wanted
     */
    public DnsResolver(InetSocketAddress address, InetAddress own) {
        this.address = address;
        this.own = new InetSocketAddress(own, 0);
        this.server = Optional.empty();
    }

    @Override
    public NameAnswer ask(String name, ZoneRecord.Type type, Instant now) {
        if (!ZoneRecord.isName(ZoneRecord.name(name))) {
            return new NameAnswer.Absent(false); // What cannot be asked cannot exist.
        }
        var question = Record.newRecord(WireNames.name(name), WireRecords.code(type), DClass.IN);
        var query = new Message(IDS.incrementAndGet() & 0xffff); // On loopback an id need not be hard to guess.
        query.getHeader().setFlag(Flags.RD);
        query.addRecord(question, Section.QUESTION);
        query.addRecord(new OPTRecord(Answers.UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
        try {
            return Understood.from(exchange(query), type);
        } catch (Silence silence) {
            return new NameAnswer.TimedOut();
        } catch (IOException unanswered) {
            return new NameAnswer.Failed();
        }
    }

    private Message exchange(Message query) throws IOException {
        try (var socket = new DatagramSocket(own)) {
            socket.connect(address); // Packets from elsewhere are not seen.
            var swallowed = new AtomicBoolean();
            var asker = socket.getLocalSocketAddress();
            server.ifPresent(here -> here.onSilence(asker, endOfWaiting(socket, swallowed)));
            try {
                var answer = overUdp(socket, query);
                Silence.notIn(answer);
                return answer.getHeader().getFlag(Flags.TC) ? overTcp(query) : answer;
            } catch (IOException failed) {
                var nobodyTells = server.isEmpty() && failed instanceof SocketTimeoutException;
                throw swallowed.get() || nobodyTells ? new Silence() : failed;
            } finally {
                server.ifPresent(here -> here.forget(asker));
            }
        }
    }

    private static Runnable endOfWaiting(DatagramSocket socket, AtomicBoolean swallowed) {
        return () -> {
            swallowed.set(true);
            socket.close();
        };
    }

    private Message overUdp(DatagramSocket socket, Message query) throws IOException {
        var octets = query.toWire();
        socket.setSoTimeout(ASK_AGAIN_MILLIS);
        for (var attempt = 1; ; attempt++) {
            socket.send(new DatagramPacket(octets, octets.length));
            try {
                return receive(socket, query.getHeader().getID());
            } catch (SocketTimeoutException lost) {
                if (attempt == (server.isPresent() ? TRIES : TRIES_FAR_AWAY)) {
                    throw lost;
                }
            }
        }
    }

    private static Message receive(DatagramSocket socket, int id) throws IOException {
        var buffer = new byte[Answers.UDP_PAYLOAD];
        while (true) {
            var packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            var answer = new Message(Arrays.copyOf(buffer, packet.getLength()));
            if (answer.getHeader().getID() == id) {
                return answer;
            }
        }
    }

    private Message overTcp(Message query) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(own);
            socket.setSoTimeout(TRIES * ASK_AGAIN_MILLIS);
            socket.connect(address, TRIES * ASK_AGAIN_MILLIS);
            Framing.write(socket, query.toWire());
            return new Message(Framing.read(socket));
        }
    }
}
