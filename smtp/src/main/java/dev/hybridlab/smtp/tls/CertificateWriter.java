package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateSpec.Validity;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Writes and signs one X.509 version 3 certificate (RFC 5280 §4.1). */
final class CertificateWriter {
    private static final int IDENTIFIER_OCTETS = 20;
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final PublicKey own;
    private final KeyPair signer;
    private final List<byte[]> extensions = new ArrayList<>();
    private byte[] issuer = Der.sequence();
    private byte[] subject = Der.sequence();

    CertificateWriter(PublicKey own, KeyPair signer) {
        this.own = own;
        this.signer = signer;
        extension("551D0E", Der.octets(identifier(own))); // RFC 5280 §4.2.1.2
        if (!own.equals(signer.getPublic())) {
            extension("551D23", Der.sequence(Der.tagged(0x80, identifier(signer.getPublic())))); // RFC 5280 §4.2.1.1
        }
    }

    /** RFC 7093 §2, method 4. */
    private static byte[] identifier(PublicKey key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Arrays.copyOf(digest, IDENTIFIER_OCTETS);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no SHA-256", everyJdkHasIt);
        }
    }

    CertificateWriter names(Mint.Name issuedBy, Mint.Name issuedTo) {
        issuer = name(issuedBy);
        subject = name(issuedTo);
        return this;
    }

    private static byte[] name(Mint.Name name) {
        var type = Der.oid(name.common() ? "550403" : "55040A");
        return Der.sequence(Der.set(Der.sequence(type, Der.utf8(name.value()))));
    }

    /** Whether it may sign others (RFC 5280 §4.2.1.9) and is for nothing else (§4.2.1.3: keyCertSign, cRLSign). */
    CertificateWriter authority(boolean authority) {
        critical("551D13", authority ? Der.sequence(Der.yes()) : Der.sequence());
        if (authority) {
            critical("551D0F", Der.bits(1, 0x06));
        }
        return this;
    }

    /** RFC 5280 §4.2.1.6: dNSName, or iPAddress for what is written as one of version 4. */
    CertificateWriter alternativeNames(List<String> names) {
        if (!names.isEmpty()) {
            var each = names.stream().map(CertificateWriter::alternativeName).toArray(byte[][]::new);
            extension("551D11", Der.sequence(each));
        }
        return this;
    }

    private static byte[] alternativeName(String name) {
        if (!ADDRESS.matcher(name).matches()) {
            return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
        }
        var octets = new byte[4];
        var parts = name.split("\\.");
        for (var i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Der.tagged(0x87, octets);
    }

    /** RFC 5280 §4.2.1.12: serverAuth and nothing else. */
    CertificateWriter forServersOnly(boolean serversOnly) {
        if (serversOnly) {
            extension("551D25", Der.sequence(Der.oid("2B06010505070301")));
        }
        return this;
    }

    private void extension(String oid, byte[] value) {
        extensions.add(Der.sequence(Der.oid(oid), Der.octets(value)));
    }

    private void critical(String oid, byte[] value) {
        extensions.add(Der.sequence(Der.oid(oid), Der.yes(), Der.octets(value)));
    }

    X509Certificate sign(BigInteger serial, Validity validity) {
        var rsa = signer.getPrivate().getAlgorithm().equals("RSA");
        var algorithm = rsa
                ? Der.sequence(Der.oid("2A864886F70D01010B"), Der.nothing()) // RFC 4055 §5
                : Der.sequence(Der.oid("2A8648CE3D040302")); // RFC 5758 §3.2
        var unsigned = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(serial),
                algorithm,
                issuer,
                Der.sequence(Der.time(validity.notBefore()), Der.time(validity.notAfter())),
                subject,
                own.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extensions.toArray(byte[][]::new))));
        try {
            var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(signer.getPrivate());
            signature.update(unsigned);
            var whole = Der.sequence(unsigned, algorithm, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK cannot sign or read a certificate", impossible);
        }
    }
}
