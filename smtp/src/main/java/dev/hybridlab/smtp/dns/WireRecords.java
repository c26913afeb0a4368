package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The records of a zone as dnsjava's, and back. */
final class WireRecords {
    private static final int LONGEST_STRING = 255; // RFC 1035 §3.3: a character-string

    private WireRecords() {}

    static int code(ZoneRecord.Type type) {
        return switch (type) {
            case MX -> Type.MX;
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case TXT -> Type.TXT;
            case CNAME -> Type.CNAME;
            case PTR -> Type.PTR;
            case TLSA -> Type.TLSA;
        };
    }

    /** Empty for a type that zones do not have. */
    static Optional<ZoneRecord.Type> type(int code) {
        for (var type : ZoneRecord.Type.values()) {
            if (code(type) == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Record write(Name owner, ZoneRecord record) {
        var ttl = record.ttl().toSeconds();
        var data = record.data();
        return switch (record.type()) {
            case MX -> {
                var blank = data.indexOf(' ');
                var preference = Integer.parseInt(data.substring(0, blank));
                yield new MXRecord(owner, DClass.IN, ttl, preference, WireNames.name(data.substring(blank + 1)));
            }
            case A -> new ARecord(owner, DClass.IN, ttl, IpAddress.of(data).octets());
            case AAAA ->
                new AAAARecord(owner, DClass.IN, ttl, IpAddress.of(data).octets());
            case TXT -> new TXTRecord(owner, DClass.IN, ttl, strings(data));
            case CNAME -> new CNAMERecord(owner, DClass.IN, ttl, WireNames.name(data));
            case PTR -> new PTRRecord(owner, DClass.IN, ttl, WireNames.name(data));
            case TLSA -> association(owner, ttl, data.split(" "));
        };
    }

    /** The data as {@link ZoneRecord} has it. */
    static String data(Record record) {
        return switch (record) {
            case MXRecord mx ->
                mx.getPriority() + " " + (mx.getTarget().equals(Name.root) ? "." : text(mx.getTarget()));
            case ARecord a -> address(a);
            case AAAARecord aaaa -> address(aaaa);
            case TXTRecord txt -> joined(txt);
            case CNAMERecord alias -> text(alias.getTarget());
            case PTRRecord pointer -> text(pointer.getTarget());
            case TLSARecord tlsa ->
                tlsa.getCertificateUsage() + " " + tlsa.getSelector() + " " + tlsa.getMatchingType() + " "
                        + HexFormat.of().withUpperCase().formatHex(tlsa.getCertificateAssociationData());
            default -> record.rdataToString();
        };
    }

    /** RFC 6698 §2.1. */
    private static TLSARecord association(Name owner, long ttl, String[] parts) {
        return new TLSARecord(
                owner,
                DClass.IN,
                ttl,
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                HexFormat.of().parseHex(parts[3]));
    }

    private static String text(Name name) {
        return WireNames.text(name);
    }

    /** From the octets: as an InetAddress, ::ffff:198.18.0.1 would come back as IPv4. */
    private static String address(Record record) {
        var octets = record.rdataToWireCanonical();
        return new IpAddress(8 * octets.length, new BigInteger(1, octets)).toString();
    }

    /** RFC 1035 §3.3.14: one or more character-strings, escaped as dnsjava reads them (§5.1). */
    private static List<String> strings(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var strings = new ArrayList<String>();
        for (var from = 0; from == 0 || from < octets.length; from += LONGEST_STRING) {
            var part = new StringBuilder();
            for (var i = from; i < Math.min(octets.length, from + LONGEST_STRING); i++) {
                escape(octets[i] & 0xff, part);
            }
            strings.add(part.toString());
        }
        return strings;
    }

    private static void escape(int octet, StringBuilder out) {
        if (octet >= ' ' && octet < 0x7f && octet != '"' && octet != '\\') {
            out.append((char) octet);
        } else {
            out.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
        }
    }

    /** RFC 7208 §3.3: strings are joined without a blank. */
    private static String joined(TXTRecord record) {
        var octets = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(octets::writeBytes);
        return octets.toString(StandardCharsets.UTF_8);
    }
}
