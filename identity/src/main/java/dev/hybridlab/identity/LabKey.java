package dev.hybridlab.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * A key that tokens are signed with, RSA 2048. That of the lab is the same in every process and every copy of this
 * program: tokens are then the same in each run, and nobody may trust one anywhere else.
 *
 * @param pair both halves, with the {@code kid} that tokens name
 */
public record LabKey(RSAKey pair) {
    private static final LabKey LAB = shipped("lab-signing-key.pem");

    /** The one that the identity provider of every lab signs with. */
    public static LabKey lab() {
        return LAB;
    }

    /** Its name: the thumbprint of RFC 7638. */
    public String id() {
        return pair.getKeyID();
    }

    private static LabKey shipped(String resource) {
        try (var stream = LabKey.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar of hybridlab-identity lacks " + resource);
            }
            return new LabKey(pair(new String(stream.readAllBytes(), StandardCharsets.US_ASCII)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException | JOSEException failure) {
            throw new IllegalStateException(resource + " is no RSA key", failure);
        }
    }

    /** RFC 7468 §10; what stands before the first line of dashes is a comment. */
    private static RSAKey pair(String pem) throws GeneralSecurityException, JOSEException {
        var octets = pem.substring(pem.indexOf("-----\n") + 6, pem.indexOf("-----END"));
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(octets)));
        var open = (RSAPublicKey)
                factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        JWK named = new RSAKey.Builder(open)
                .privateKey(secret)
                .keyIDFromThumbprint()
                .build();
        return named.toRSAKey();
    }
}
