package dev.hybridlab.mailflow.token;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A certificate that was uploaded for an application: with its key the application signs what it proves itself with (TOK-24).
 *
 * @param certificate whose key is one for RSA
 */
public record KeyCredential(X509Certificate certificate) {
    /** Characters of its text; the longest that anybody uses has an eighth of that. */
    private static final int LONGEST = 32_768;
    /** RFC 7518 §3.3, §3.5: bits. */
    private static final int SHORTEST_KEY = 2048;

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");

    /**
     * Reads one, as a file of it has it: PEM (RFC 7468 §5), or the base64 between its dashes.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong with it and shows nothing of it
     */
    public static KeyCredential of(String text) {
        if (text.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException("this holds a private key; a certificate alone is uploaded");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("no certificate is longer than " + LONGEST + " characters");
        }
        var certificate = read(text);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            // RFC 7518 §3.3, §3.5: RS256 and PS256, which the identity provider takes, are made with such keys.
            throw new IllegalArgumentException("the key of the certificate is one for "
                    + certificate.getPublicKey().getAlgorithm() + ", and assertions are signed with RSA");
        }
        if (key.getModulus().bitLength() < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key of the certificate has "
                    + key.getModulus().bitLength() + " bits, and RS256 and PS256 want " + SHORTEST_KEY + " at least");
        }
        return new KeyCredential(certificate);
    }

    private static X509Certificate read(String text) {
        try {
            var octets = Base64.getDecoder().decode(between(text).replaceAll("\\s+", ""));
            var factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificate(new ByteArrayInputStream(octets)) instanceof X509Certificate certificate
                    && certificate.getEncoded().length == octets.length) {
                return certificate;
            }
        } catch (RuntimeException
                | GeneralSecurityException broken) { // the JDK's reader of Ed25519 keys fails by index
            throw new IllegalArgumentException(
                    "a certificate is PEM, or the base64 of its DER form; this is neither", broken);
        }
        throw new IllegalArgumentException("something stands behind the certificate; each is an entry of its own");
    }

    private static String between(String text) {
        var body = text.strip();
        if (!body.startsWith("-----")) {
            return body;
        }
        if (!body.startsWith(BEGIN) || !body.endsWith(END)) {
            throw new IllegalArgumentException("no certificate between its lines of dashes");
        }
        return body.substring(BEGIN.length(), body.length() - END.length());
    }

    /** What the portal shows: SHA-1 of its DER form, 40 hex digits. */
    public String thumbprint() {
        return digest("SHA-1");
    }

    /** Whether a thumbprint, SHA-1 or SHA-256 in hex digits, is that of this one. */
    public boolean isNamed(String thumbprint) {
        return thumbprint.equalsIgnoreCase(digest(thumbprint.length() == 64 ? "SHA-256" : "SHA-1"));
    }

    /** Whether this text has the form of a thumbprint. */
    public static boolean isThumbprint(String text) {
        return THUMBPRINT.matcher(text).matches();
    }

    /** Whether it holds at this instant (RFC 5280 §4.1.2.5: both ends included). */
    public boolean holds(Instant now) {
        return !now.isBefore(notBefore()) && !now.isAfter(notAfter());
    }

    public Instant notBefore() {
        return certificate.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    private String digest(String algorithm) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no " + algorithm, everyJdkHasIt);
        }
    }
}
