package dev.hybridlab.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes tokens: JSON web tokens signed with RS256 (RFC 7515, RFC 7519). The same claims give the same text every time.
 *
 * @param key that signs, and whose name the header says
 */
public record TokenSigner(LabKey key) {
    /** @param claims text, whole numbers, flags, lists and maps of such */
    public String sign(Map<String, ?> claims) {
        return signed(new Payload(new TreeMap<String, Object>(claims)));
    }

    /** @param payload whatever should carry the signature: hostile claims too */
    String sign(String payload) {
        return signed(new Payload(payload));
    }

    private String signed(Payload payload) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        var token = new JWSObject(header, payload);
        try {
            token.sign(new RSASSASigner(key.pair()));
        } catch (JOSEException failure) {
            throw new IllegalStateException("the JDK cannot sign with RS256", failure);
        }
        return token.serialize();
    }
}
