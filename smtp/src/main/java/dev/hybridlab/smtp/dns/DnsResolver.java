package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/**
 * Asks a lab's own DNS server over the wire. Safe for many threads. A question that the server swallows on purpose is a
 * time-out at once; a slow machine never is one.
 */
public final class DnsResolver implements NameLookup {
    /** Only a server that has died is waited for so long. */
    private static final int WALL_CLOCK_MILLIS = 10_000;

    private static final int LARGEST = 65_535;
    private static final AtomicInteger IDS = new AtomicInteger();

    private final DnsServer server;

    public DnsResolver(DnsServer server) {
        this.server = server;
    }

    @Override
    public NameAnswer ask(String name, ZoneRecord.Type type, Instant now) {
        try {
            var question = Record.newRecord(Answers.name(name), Answers.code(type), DClass.IN);
            var query = Message.newQuery(question);
            query.getHeader().setID(IDS.incrementAndGet() & 0xffff);
            return read(exchange(query), type);
        } catch (Silence silence) {
            return new NameAnswer.TimedOut();
        } catch (IOException | IllegalArgumentException unanswerable) {
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
            var silent = endOfWaiting(socket, query.getHeader().getID());
            server.onSilence(silent);
            try {
                socket.setSoTimeout(WALL_CLOCK_MILLIS);
                socket.connect(address);
                var octets = query.toWire();
                socket.send(new DatagramPacket(octets, octets.length));
                var answer = receive(socket, query.getHeader().getID());
                return answer.getHeader().getFlag(Flags.TC) ? overTcp(octets, address) : answer;
            } finally {
                server.forget(silent);
            }
        }
    }

    /** Closes the socket, and so ends the wait for an answer, when this question was swallowed. */
    private static IntConsumer endOfWaiting(DatagramSocket socket, int id) {
        return swallowed -> {
            if (swallowed == id) {
                socket.close();
            }
        };
    }

    private static Message receive(DatagramSocket socket, int id) throws IOException {
        var buffer = new byte[LARGEST];
        while (true) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException dead) {
                throw dead;
            } catch (IOException closed) {
                if (socket.isClosed()) {
                    throw new Silence();
                }
                throw closed;
            }
            var octets = new byte[packet.getLength()];
            System.arraycopy(buffer, 0, octets, 0, octets.length);
            var answer = new Message(octets);
            if (answer.getHeader().getID() == id) {
                return answer;
            }
        }
    }

    private static Message overTcp(byte[] query, InetSocketAddress address) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(WALL_CLOCK_MILLIS);
            socket.connect(address, WALL_CLOCK_MILLIS);
            var framed = new byte[query.length + 2];
            framed[0] = (byte) (query.length >> 8);
            framed[1] = (byte) query.length;
            System.arraycopy(query, 0, framed, 2, query.length);
            socket.getOutputStream().write(framed);
            var in = new DataInputStream(socket.getInputStream());
            var octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            return new Message(octets);
        }
    }

    /** The records of the wanted type, kept no longer than the aliases that led to them. */
    private static NameAnswer read(Message answer, ZoneRecord.Type type) {
        switch (answer.getHeader().getRcode()) {
            case Rcode.NOERROR -> {}
            case Rcode.NXDOMAIN -> {
                return new NameAnswer.Absent(false);
            }
            default -> {
                return new NameAnswer.Failed();
            }
        }
        var found = new ArrayList<Record>();
        var atMost = Duration.ofDays(36_500);
        for (var record : answer.getSection(Section.ANSWER)) {
            if (record.getType() == Answers.code(type)) {
                found.add(record);
            } else if (record instanceof CNAMERecord) {
                var ttl = Duration.ofSeconds(record.getTTL());
                atMost = ttl.compareTo(atMost) < 0 ? ttl : atMost;
            }
        }
        if (found.isEmpty()) {
            return new NameAnswer.Absent(true);
        }
        List<ZoneRecord> records = new ArrayList<>();
        for (var record : found) {
            var ttl = Duration.ofSeconds(record.getTTL());
            records.add(new ZoneRecord(
                    Answers.text(record.getName()), type, data(record), ttl.compareTo(atMost) < 0 ? ttl : atMost, ""));
        }
        return new NameAnswer.Found(records);
    }

    private static String data(Record record) {
        return switch (record) {
            case MXRecord mx ->
                mx.getPriority() + " " + (mx.getTarget().labels() == 1 ? "." : Answers.text(mx.getTarget()));
            case ARecord a -> new IpAddress(32, new BigInteger(1, a.getAddress().getAddress())).toString();
            case AAAARecord aaaa ->
                new IpAddress(128, new BigInteger(1, aaaa.getAddress().getAddress())).toString();
            case TXTRecord txt -> text(txt);
            case CNAMERecord alias -> Answers.text(alias.getTarget());
            case PTRRecord pointer -> Answers.text(pointer.getTarget());
            default -> record.rdataToString();
        };
    }

    private static String text(TXTRecord record) {
        var octets = new ByteArrayOutputStream();
        for (var part : record.getStringsAsByteArrays()) {
            octets.writeBytes(part);
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
