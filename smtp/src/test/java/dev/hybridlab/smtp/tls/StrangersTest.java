package dev.hybridlab.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Certificates that the lab did not make: a user's own swaks shows one. */
class StrangersTest {
    private static final String OTHERS_SERIAL = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567";
    private final LabCertificates tls = new LabCertificates(Flawed.BOOK);
    private final KeyPair keys = keys();

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp384r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException everyJdkHasThem) {
            throw new AssertionError(everyJdkHasThem);
        }
    }

    private X509Certificate certificate(String issuer, String subject, BigInteger serial) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                serial,
                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                new X500Name(subject),
                keys.getPublic());
        var signer = new JcaContentSignerBuilder("SHA384withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    @Test
    void are_described_by_what_they_say() throws Exception {
        var name = "C=DE,ST=Bayern,L=M\u00fcnchen,O=Fabrikam\\, Inc.,CN=swaks.fabrikam.example,E=post@fabrikam.example";
        var stranger = certificate(name, name, new BigInteger(OTHERS_SERIAL, 16));

        var facts = tls.facts(List.of(stranger));

        assertThat(facts.identity().subject())
                .isEqualTo("E=post@fabrikam.example, CN=swaks.fabrikam.example, O=\"Fabrikam, Inc.\","
                        + " L=M\u00fcnchen, S=Bayern, C=DE");
        assertThat(facts.identity().commonName()).contains("swaks.fabrikam.example");
        assertThat(facts.identity().serial()).isEqualTo(OTHERS_SERIAL.substring(1));
        assertThat(facts.identity().thumbprint())
                .isEqualTo(HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest(stranger.getEncoded())));
        assertThat(facts.names()).isEmpty();
        assertThat(facts.chain()).isEqualTo(Chain.SELF_SIGNED);
    }

    @Test
    void are_not_believed_for_the_name_of_a_trusted_authority() throws Exception {
        var forged = certificate("CN=Public CA", "CN=mail.contoso.com", BigInteger.TEN);

        assertThat(tls.facts(List.of(forged)).chain()).isNotEqualTo(Chain.TRUSTED);
    }

    @Test
    void are_not_taken_for_a_certificate_of_the_lab_with_the_same_serial_number() throws Exception {
        var good = Flawed.BOOK.named("good").orElseThrow();
        var serial = new BigInteger(Flawed.BOOK.serial(good), 16);
        var impostor = certificate("CN=mail.contoso.com", "CN=mail.contoso.com", serial);

        assertThat(tls.facts(List.of(impostor)).identity().thumbprint()).isNotEqualTo(Flawed.BOOK.thumbprint(good));
    }
}
