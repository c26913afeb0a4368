package dev.hybridlab.authentication.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A public key as the name service has it (RFC 6376 §3.6.1, RFC 8463 §4).
 *
 * @param type k=
 * @param key empty if it was revoked: an empty p=
 * @param hashes h=; empty is every one
 * @param flags t=
 */
public record SignerKey(String type, Optional<PublicKey> key, List<String> hashes, List<String> flags) {
    /** What a DER structure says before the 32 octets of an Ed25519 key (RFC 8410 §4). */
    private static final byte[] ED25519 = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private static final int LONGEST_RSA = 4096; // RFC 8301 §3.2: longer ones need not be supported
    private static final int LONGEST_EXPONENT = 64; // what a check costs grows with it

    /** @throws IllegalArgumentException with what is wrong with the record */
    public static SignerKey of(String text) {
        var tags = TagList.of(text);
        if (!tags.get("v").orElse("DKIM1").equals("DKIM1")
                || tags.get("v").isPresent()
                        && !tags.values().firstEntry().getKey().equals("v")) {
            throw new IllegalArgumentException("the key does not begin with v=DKIM1");
        }
        var services = words(tags.get("s").orElse("*"));
        if (!services.contains("*") && !services.contains("email")) {
            throw new IllegalArgumentException("the key is not for mail: s=" + String.join(":", services));
        }
        var type = tags.get("k").orElse("rsa");
        var octets = TagList.withoutBlanks(tags.required("p"));
        return new SignerKey(
                type,
                octets.isEmpty() ? Optional.empty() : Optional.of(key(type, octets)),
                tags.get("h").map(SignerKey::words).orElse(List.of()),
                tags.get("t").map(SignerKey::words).orElse(List.of()));
    }

    private static List<String> words(String colonSeparated) {
        return List.of(TagList.withoutBlanks(colonSeparated).split(":"));
    }

    private static PublicKey key(String type, String base64) {
        try {
            var octets = decoded(base64);
            return switch (type) {
                case "rsa" -> rsa(octets);
                case "ed25519" -> ed25519(octets);
                default -> throw new IllegalArgumentException("a key of an unknown type: k=" + type);
            };
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("p= is no " + type + " key", noKey);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException("p= is not base64", other);
        }
    }

    private static PublicKey rsa(byte[] octets) throws GeneralSecurityException {
        var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(octets));
        if (key.getModulus().bitLength() > LONGEST_RSA) {
            throw new IllegalArgumentException(
                    "an RSA key of " + key.getModulus().bitLength() + " bits: at most " + LONGEST_RSA);
        }
        if (key.getPublicExponent().bitLength() > LONGEST_EXPONENT
                || key.getPublicExponent().compareTo(BigInteger.ONE) <= 0) {
            throw new IllegalArgumentException("an RSA key with an exponent that nobody uses");
        }
        return key;
    }

    private static PublicKey ed25519(byte[] octets) throws GeneralSecurityException {
        if (octets.length != 32) { // RFC 8463 §4
            throw new IllegalArgumentException("an Ed25519 key has 32 octets, not " + octets.length);
        }
        var der = Arrays.copyOf(ED25519, ED25519.length + octets.length);
        System.arraycopy(octets, 0, der, ED25519.length, octets.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    }

    /** Bits of an RSA key; of another one, enough. */
    int strength() {
        return key.filter(RSAPublicKey.class::isInstance)
                .map(rsa -> ((RSAPublicKey) rsa).getModulus().bitLength())
                .orElse(Integer.MAX_VALUE);
    }

    /** t=y: the domain is trying signatures out (RFC 6376 §3.6.1). */
    public boolean testing() {
        return flags.contains("y");
    }

    /** t=s: i= must not be of a domain below d=. */
    boolean sameDomain() {
        return flags.contains("s");
    }
}
