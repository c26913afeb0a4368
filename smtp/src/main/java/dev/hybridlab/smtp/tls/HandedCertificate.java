package dev.hybridlab.smtp.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A certificate of the lab and its private key, as the processes of one lab hand them to each other.
 *
 * @param name in the topology
 * @param certificate DER (RFC 5280 §4.1) in base64
 * @param algorithm {@code EC} or {@code RSA}
 * @param key PKCS #8 (RFC 5208 §5) in base64
 */
public record HandedCertificate(String name, String certificate, String algorithm, String key) {
    static HandedCertificate of(String name, Mint.Coin coin) {
        try {
            var base64 = Base64.getEncoder();
            var key = coin.keys().getPrivate();
            return new HandedCertificate(
                    name,
                    base64.encodeToString(coin.certificate().getEncoded()),
                    key.getAlgorithm(),
                    base64.encodeToString(key.getEncoded()));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a certificate of our own cannot be encoded", unreadable);
        }
    }

    Mint.Coin coin() {
        try {
            var base64 = Base64.getDecoder();
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(base64.decode(certificate)));
            var privateKey =
                    KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(base64.decode(key)));
            return new Mint.Coin((X509Certificate) read, new KeyPair(read.getPublicKey(), privateKey));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "'" + name + "' was handed over as something that is no certificate with its key", malformed);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "HandedCertificate[" + name + "]";
    }
}
