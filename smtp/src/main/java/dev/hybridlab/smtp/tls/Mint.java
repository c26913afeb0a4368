package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates as a topology describes them. The same description gives the same certificate in every lab of this
 * JVM: a signature costs 200 ms the first time, and labs may share key pairs.
 */
final class Mint {
    /** A certificate and its private key. */
    record Coin(X509Certificate certificate, KeyPair keys) {}

    /** Signers above a certificate, so that a circle of them ends. */
    private static final int DEEPEST = 8;

    private static final Map<String, Coin> MINTED = new ConcurrentHashMap<>();

    private final CertificateBook book;

    Mint(CertificateBook book) {
        this.book = book;
    }

    Coin coin(CertificateSpec spec) {
        return coin(spec, 0);
    }

    private Coin coin(CertificateSpec spec, int depth) {
        var signer = depth < DEEPEST ? spec.issuedBy().flatMap(book::named) : Optional.<CertificateSpec>empty();
        var above = signer.map(each -> coin(each, depth + 1));
        var description = description(spec)
                + above.map(each -> "<" + each.certificate().getSerialNumber()).orElse("");
        var known = MINTED.get(description);
        if (known != null) {
            return known;
        }
        var keys = keys(spec.flaws().rsa());
        var made = new Coin(sign(spec, keys, above.map(Coin::keys).orElse(keys)), keys);
        var before = MINTED.putIfAbsent(description, made);
        return before == null ? made : before;
    }

    private String description(CertificateSpec spec) {
        return String.join(
                "|",
                book.subject(spec),
                book.issuer(spec),
                book.serial(spec),
                spec.names().toString(),
                spec.validity().toString(),
                spec.kind().toString(),
                spec.flaws().toString());
    }

    private static KeyPair keys(boolean rsa) {
        try {
            var generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
            if (rsa) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasThem) {
            throw new IllegalStateException("this JDK makes no P-256 or RSA keys", everyJdkHasThem);
        }
    }

    private X509Certificate sign(CertificateSpec spec, KeyPair own, KeyPair signer) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(book.issuer(spec)),
                    new BigInteger(book.serial(spec), 16),
                    Date.from(spec.validity().notBefore()),
                    Date.from(spec.validity().notAfter()),
                    new X500Name(book.subject(spec)),
                    own.getPublic());
            var leaf = spec.kind() == CertificateSpec.Kind.LEAF;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(!leaf));
            if (leaf && !spec.names().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(spec.names()));
            }
            var algorithm = signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var holder = builder.build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate()));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException | CertIOException | GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot make the certificate '" + spec.name() + "'", impossible);
        }
    }

    private static GeneralNames names(List<String> names) {
        return new GeneralNames(names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }
}
