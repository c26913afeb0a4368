package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.Zones;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** What a server says to the octets that it received, whatever they are. */
final class Responder {
    private static final int PLAIN_UDP = 512; // RFC 1035 §4.2.1
    private static final int LARGEST_UDP = 4_096;

    private final Supplier<Zones> zones;
    private final String view;
    private volatile Served served = new Served(Zones.EMPTY, new ZoneLookup(Zones.EMPTY, ""));

    /** Zones and the answers made from them, for as long as they are the current ones. */
    private record Served(Zones zones, ZoneLookup lookup) {}

    Responder(Supplier<Zones> zones, String view) {
        this.zones = zones;
        this.view = view;
    }

    /** Empty: nothing is said to this. */
    Optional<byte[]> answer(byte[] octets, boolean overUdp) throws IOException {
        if (octets.length < Header.LENGTH) {
            return Optional.empty();
        }
        var header = new Header(octets);
        if (header.getFlag(Flags.QR)) {
            return Optional.empty(); // an answer is never answered
        }
        Message query;
        try {
            query = new Message(octets);
        } catch (IOException | RuntimeException malformed) {
            return Optional.of(Answers.formatError(header).toWire());
        }
        var reply = reply(query);
        return reply.isEmpty() ? Optional.empty() : Optional.of(wire(query, reply.get(), overUdp));
    }

    private Optional<Message> reply(Message query) {
        try {
            return Answers.to(query, lookup());
        } catch (RuntimeException impossible) {
            return Optional.of(Answers.reply(query, Rcode.SERVFAIL)); // Better than a resolver that waits.
        }
    }

    private ZoneLookup lookup() {
        var current = zones.get();
        var known = served;
        if (!known.zones().equals(current)) {
            known = new Served(current, new ZoneLookup(current, view));
            served = known;
        }
        return known.lookup();
    }

    private static byte[] wire(Message query, Message reply, boolean overUdp) {
        var opt = query.getOPT();
        var offered = opt == null ? PLAIN_UDP : Math.clamp(opt.getPayloadSize(), PLAIN_UDP, LARGEST_UDP);
        var octets = reply.toWire(Framing.LARGEST);
        if (!overUdp || octets.length <= offered) {
            return octets;
        }
        // RFC 2181 §9: a truncated answer is asked again over TCP.
        var truncated = Answers.reply(query, Rcode.NOERROR);
        truncated.getHeader().setFlag(Flags.TC);
        return truncated.toWire(PLAIN_UDP);
    }
}
