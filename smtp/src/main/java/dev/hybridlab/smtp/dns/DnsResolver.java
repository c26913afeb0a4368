package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Arrays;
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

    private final DnsServer server;

    public DnsResolver(DnsServer server) {
        this.server = server;
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

    /** The server said in this process that it will not answer. */
    private static final class Silence extends IOException {
        private static final long serialVersionUID = 1;
    }

    private Message exchange(Message query) throws IOException {
        var address = server.address();
        try (var socket = new DatagramSocket(new InetSocketAddress(address.getAddress(), 0))) {
            socket.connect(address); // Packets from elsewhere are not seen.
            var swallowed = new AtomicBoolean();
            var asker = socket.getLocalSocketAddress();
            server.onSilence(asker, endOfWaiting(socket, swallowed));
            try {
                var answer = overUdp(socket, query);
                return answer.getHeader().getFlag(Flags.TC) ? overTcp(query, address) : answer;
            } catch (IOException failed) {
                throw swallowed.get() ? new Silence() : failed;
            } finally {
                server.forget(asker);
            }
        }
    }

    private static Runnable endOfWaiting(DatagramSocket socket, AtomicBoolean swallowed) {
        return () -> {
            swallowed.set(true);
            socket.close();
        };
    }

    private static Message overUdp(DatagramSocket socket, Message query) throws IOException {
        var octets = query.toWire();
        socket.setSoTimeout(ASK_AGAIN_MILLIS);
        for (var attempt = 1; ; attempt++) {
            socket.send(new DatagramPacket(octets, octets.length));
            try {
                return receive(socket, query.getHeader().getID());
            } catch (SocketTimeoutException lost) {
                if (attempt == TRIES) {
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

    private static Message overTcp(Message query, InetSocketAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TRIES * ASK_AGAIN_MILLIS);
            socket.connect(address, TRIES * ASK_AGAIN_MILLIS);
            Framing.write(socket, query.toWire());
            return new Message(Framing.read(socket));
        }
    }
}
