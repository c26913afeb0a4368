package dev.hybridlab.smtp.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The text of DATA as it goes over the wire (RFC 5321 §4.5.2). */
final class DotStuffing {
    private DotStuffing() {}

    /** With a second dot before each that begins a line, a CR LF at the end if there is none, and the final dot. */
    static byte[] stuffed(byte[] octets) {
        var out = new ByteArrayOutputStream(octets.length + 64);
        var start = true;
        for (var octet : octets) {
            if (start && octet == '.') {
                out.write('.');
            }
            out.write(octet);
            start = octet == '\n';
        }
        if (!start && octets.length > 0) {
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(".\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
