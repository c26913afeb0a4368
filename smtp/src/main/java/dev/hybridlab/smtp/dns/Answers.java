package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.CachingLookup;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns a question into the answer of a server that is the authority for everything (RFC 1034 §4.3.2). */
final class Answers {
    /** What fits through any network (RFC 9715 §3.1). */
    static final int UDP_PAYLOAD = 1_232;

    private static final int FIRST_META_TYPE = 128; // RFC 6895 §3.1: 128 to 254 are questions about no record.

    private Answers() {}

    /** Empty: the server stays silent, on demand. */
    static Optional<Message> to(Message query, ZoneLookup zones) {
        var opcode = query.getHeader().getOpcode();
        var opt = query.getOPT();
        if (opcode != Opcode.QUERY) {
            return Optional.of(reply(query, Rcode.NOTIMP));
        }
        if (query.getHeader().getCount(Section.QUESTION) != 1) { // RFC 9619 §4
            return Optional.of(reply(query, Rcode.FORMERR));
        }
        if (opt != null && opt.getVersion() != 0) {
            return Optional.of(reply(query, Rcode.BADVERS)); // RFC 6891 §6.1.3
        }
        var question = query.getQuestion();
        var type = question.getType();
        if (question.getDClass() != DClass.IN || type >= FIRST_META_TYPE && type < Type.ANY) {
            return Optional.of(reply(query, Rcode.REFUSED)); // zone transfers among them: RFC 5936 §2.2.1
        }
        var found = resolve(zones, WireNames.text(question.getName()), type);
        return switch (found.answer()) {
            case NameAnswer.Found(var records) -> Optional.of(found(query, found.aliases(), records));
            case NameAnswer.Absent(var nameExists) ->
                Optional.of(absent(query, found.aliases(), nameExists ? Rcode.NOERROR : Rcode.NXDOMAIN));
            case NameAnswer.Failed failed -> Optional.of(reply(query, Rcode.SERVFAIL));
            case NameAnswer.TimedOut timedOut -> Optional.empty();
        };
    }

    private static ZoneLookup.Resolution resolve(ZoneLookup zones, String name, int code) {
        var type = WireRecords.type(code);
        if (type.isPresent()) {
            return zones.resolve(name, type.get());
        }
        if (code == Type.ANY) { // RFC 8482 §4.1: one set of records is enough.
            for (var each : ZoneRecord.Type.values()) {
                var some = zones.resolve(name, each);
                if (some.answer() instanceof NameAnswer.Found) {
                    return some;
                }
            }
        }
        // A type that no zone has: aliases, faults and missing names are those of any other type.
        var other = zones.resolve(name, ZoneRecord.Type.TXT);
        return other.answer() instanceof NameAnswer.Found
                ? new ZoneLookup.Resolution(other.aliases(), new NameAnswer.Absent(true))
                : other;
    }

    /** Without records: a failure, or the beginning of an answer. */
    static Message reply(Message query, int rcode) {
        var asked = query.getHeader();
        var header = header(asked.getID(), asked.getOpcode(), rcode);
        if (asked.getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        var reply = new Message();
        reply.setHeader(header);
        var question = query.getQuestion();
        if (question != null) {
            reply.addRecord(question, Section.QUESTION);
        }
        if (query.getOPT() != null) { // RFC 6891 §6.1.1
            reply.addRecord(new OPTRecord(UDP_PAYLOAD, rcode >> 4, 0), Section.ADDITIONAL);
        }
        return reply;
    }

    /** To octets that no message could be read from. */
    static Message formatError(Header unreadable) {
        var reply = new Message();
        reply.setHeader(header(unreadable.getID(), unreadable.getOpcode(), Rcode.FORMERR));
        return reply;
    }

    private static Header header(int id, int opcode, int rcode) {
        var header = new Header(id);
        header.setOpcode(opcode);
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        header.setRcode(rcode & 0xf);
        return header;
    }

    private static Message found(Message query, List<ZoneRecord> aliases, List<ZoneRecord> records) {
        var reply = reply(query, Rcode.NOERROR);
        var owner = follow(reply, query.getQuestion().getName(), aliases);
        records.forEach(each -> reply.addRecord(WireRecords.write(owner, each), Section.ANSWER));
        return reply;
    }

    /** RFC 2308 §3: the SOA says how long the absence may be remembered. */
    private static Message absent(Message query, List<ZoneRecord> aliases, int rcode) {
        var reply = reply(query, rcode);
        follow(reply, query.getQuestion().getName(), aliases);
        var server = WireNames.name("ns.lab.invalid");
        var keeper = WireNames.name("hostmaster.lab.invalid");
        var ttl = CachingLookup.NEGATIVE_TTL.toSeconds();
        reply.addRecord(
                new SOARecord(Name.root, DClass.IN, ttl, server, keeper, 1, 3_600, 600, 86_400, ttl),
                Section.AUTHORITY);
        return reply;
    }

    /** Adds the aliases; what they end at owns the rest of the answer. */
    private static Name follow(Message reply, Name asked, List<ZoneRecord> aliases) {
        var owner = asked;
        for (var alias : aliases) {
            reply.addRecord(WireRecords.write(owner, alias), Section.ANSWER);
            owner = WireNames.name(alias.data());
        }
        return owner;
    }
}
