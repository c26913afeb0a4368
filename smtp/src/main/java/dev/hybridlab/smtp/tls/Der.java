package dev.hybridlab.smtp.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes the ASN.1 types that a certificate consists of, in DER (ITU-T X.690). */
final class Der {
    private static final int SEQUENCE = 0x30;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, parts);
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    static byte[] yes() {
        return tagged(0x01, new byte[] {(byte) 0xff});
    }

    static byte[] nothing() {
        return tagged(0x05);
    }

    static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    /** A string of whole octets. */
    static byte[] bits(byte[] value) {
        return tagged(0x03, new byte[1], value);
    }

    /** A string whose last octet leaves bits unused. */
    static byte[] bits(int unused, int lastOctet) {
        return tagged(0x03, new byte[] {(byte) unused, (byte) lastOctet});
    }

    static byte[] utf8(String value) {
        return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param arcs the encoded value in hex, e.g. {@code 550403} for 2.5.4.3 */
    static byte[] oid(String arcs) {
        return tagged(0x06, HexFormat.of().parseHex(arcs));
    }

    /** RFC 5280 §4.1.2.5: UTCTime until 2049, GeneralizedTime before 1950 and from 2050. */
    static byte[] time(Instant instant) {
        var at = instant.atOffset(ZoneOffset.UTC);
        var text = digits(at.getYear(), 4)
                + digits(at.getMonthValue(), 2)
                + digits(at.getDayOfMonth(), 2)
                + digits(at.getHour(), 2)
                + digits(at.getMinute(), 2)
                + digits(at.getSecond(), 2)
                + "Z";
        var shortYear = at.getYear() >= 1950 && at.getYear() < 2050;
        return tagged(
                shortYear ? 0x17 : 0x18, (shortYear ? text.substring(2) : text).getBytes(StandardCharsets.US_ASCII));
    }

    private static String digits(int number, int width) {
        var text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }

    static byte[] tagged(int tag, byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            var octets = BigInteger.valueOf(length).toByteArray();
            var from = octets[0] == 0 ? 1 : 0; // The sign bit of a BigInteger.
            out.write(0x80 | octets.length - from);
            out.write(octets, from, octets.length - from);
        }
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
