package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Turns a question into the answer of an authoritative server (RFC 1034 §4.3.2). */
final class Answers {
    private static final int NEGATIVE_TTL = 300;
    private static final int LONGEST_STRING = 255; // RFC 1035 §3.3: a character-string

    private Answers() {}

    /** Empty: the server stays silent, on demand. */
    static Optional<Message> to(Message query, Zones zones, String view) {
        var question = query.getQuestion();
        if (query.getHeader().getFlag(Flags.QR) || question == null) {
            return Optional.of(failure(query, Rcode.FORMERR));
        }
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            return Optional.of(failure(query, Rcode.NOTIMP));
        }
        if (question.getDClass() != DClass.IN) {
            return Optional.of(failure(query, Rcode.REFUSED));
        }
        var name = text(question.getName());
        var type = typeOf(question.getType());
        if (type.isEmpty()) {
            // RFC 2308 §2.2: the name may exist, but not with this type.
            return known(zones, view, name)
                    ? Optional.of(negative(query, Rcode.NOERROR))
                    : Optional.of(negative(query, Rcode.NXDOMAIN));
        }
        var found = new ZoneLookup(zones, view).resolve(name, type.get());
        return switch (found.answer()) {
            case NameAnswer.Found(var records) -> Optional.of(positive(query, found.aliases(), records));
            case NameAnswer.Absent(var nameExists) -> Optional.of(absent(query, found.aliases(), nameExists));
            case NameAnswer.Failed failed -> Optional.of(failure(query, Rcode.SERVFAIL));
            case NameAnswer.TimedOut timedOut -> Optional.empty();
        };
    }

    private static boolean known(Zones zones, String view, String name) {
        return !(new ZoneLookup(zones, view).resolve(name, ZoneRecord.Type.TXT).answer()
                        instanceof NameAnswer.Absent(var exists)
                && !exists);
    }

    private static Message reply(Message query, int rcode) {
        var header = new Header(query.getHeader().getID());
        header.setFlag(Flags.QR);
        header.setFlag(Flags.AA);
        if (query.getHeader().getFlag(Flags.RD)) {
            header.setFlag(Flags.RD);
        }
        header.setRcode(rcode);
        var reply = new Message();
        reply.setHeader(header);
        var question = query.getQuestion();
        if (question != null) {
            reply.addRecord(question, Section.QUESTION);
        }
        return reply;
    }

    static Message failure(Message query, int rcode) {
        return reply(query, rcode);
    }

    private static Message positive(Message query, List<ZoneRecord> aliases, List<ZoneRecord> records) {
        var reply = reply(query, Rcode.NOERROR);
        var owner = query.getQuestion().getName();
        for (var alias : aliases) {
            reply.addRecord(record(owner, alias), Section.ANSWER);
            owner = name(alias.data());
        }
        for (var each : records) {
            reply.addRecord(record(owner, each), Section.ANSWER);
        }
        return reply;
    }

    private static Message absent(Message query, List<ZoneRecord> aliases, boolean nameExists) {
        var reply = negative(query, nameExists ? Rcode.NOERROR : Rcode.NXDOMAIN);
        var owner = query.getQuestion().getName();
        for (var alias : aliases) {
            reply.addRecord(record(owner, alias), Section.ANSWER);
            owner = name(alias.data());
        }
        return reply;
    }

    /** RFC 2308 §3: the SOA says how long the absence may be remembered. */
    private static Message negative(Message query, int rcode) {
        var reply = reply(query, rcode);
        var apex = Name.root;
        reply.addRecord(
                new SOARecord(
                        apex,
                        DClass.IN,
                        NEGATIVE_TTL,
                        name("ns.lab.invalid"),
                        name("hostmaster.lab.invalid"),
                        1,
                        3600,
                        600,
                        86400,
                        NEGATIVE_TTL),
                Section.AUTHORITY);
        return reply;
    }

    private static Record record(Name owner, ZoneRecord record) {
        var ttl = record.ttl().toSeconds();
        return switch (record.type()) {
            case MX -> {
                var blank = record.data().indexOf(' ');
                var host = record.data().substring(blank + 1);
                yield new MXRecord(
                        owner,
                        DClass.IN,
                        ttl,
                        Integer.parseInt(record.data().substring(0, blank)),
                        host.equals(".") ? Name.root : name(host));
            }
            case A -> new ARecord(owner, DClass.IN, ttl, address(record.data()));
            case AAAA -> new AAAARecord(owner, DClass.IN, ttl, address(record.data()));
            case TXT -> new TXTRecord(owner, DClass.IN, ttl, strings(record.data()));
            case CNAME -> new CNAMERecord(owner, DClass.IN, ttl, name(record.data()));
            case PTR -> new PTRRecord(owner, DClass.IN, ttl, name(record.data()));
        };
    }

    /** RFC 1035 §3.3.14: one or more character-strings, escaped as dnsjava reads them. */
    private static List<String> strings(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var strings = new ArrayList<String>();
        for (var from = 0; from == 0 || from < octets.length; from += LONGEST_STRING) {
            var part = new StringBuilder();
            for (var i = from; i < Math.min(octets.length, from + LONGEST_STRING); i++) {
                part.append("\\%03d".formatted(octets[i] & 255));
            }
            strings.add(part.toString());
        }
        return strings;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByAddress(IpAddress.of(text).octets());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 octets: " + text, impossible);
        }
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException tooLong) {
            throw new IllegalArgumentException("not a domain name: " + text, tooLong);
        }
    }

    static String text(Name name) {
        return ZoneRecord.name(name.toString(true));
    }

    static int code(ZoneRecord.Type type) {
        return switch (type) {
            case MX -> Type.MX;
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case TXT -> Type.TXT;
            case CNAME -> Type.CNAME;
            case PTR -> Type.PTR;
        };
    }

    private static Optional<ZoneRecord.Type> typeOf(int code) {
        for (var type : ZoneRecord.Type.values()) {
            if (code(type) == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
