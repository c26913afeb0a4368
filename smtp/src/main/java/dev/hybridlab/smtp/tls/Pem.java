package dev.hybridlab.smtp.tls;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** The textual form of certificates and keys (RFC 7468). */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String of(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            try {
                text.append(block("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException unreadable) {
                throw new IllegalStateException("a certificate of our own cannot be encoded", unreadable);
            }
        }
        return text.toString();
    }

    static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String block(String label, byte[] content) {
        var lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + label + "-----\n" + lines.encodeToString(content) + "\n-----END " + label + "-----\n";
    }
}
