package dev.hybridlab.smtp.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Key pairs, one an owner for as long as this JVM lives: an RSA key takes 100 ms to find. */
final class Keys {
    /**
     * Whose key it is. A renewed certificate keeps its key.
     *
     * @param name of the certificate in the topology
     * @param rsa an RSA-2048 key instead of EC P-256
     */
    record Owner(String name, boolean rsa) {}

    private static final Map<Owner, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private Keys() {}

    static KeyPair of(Owner owner) {
        return PAIRS.computeIfAbsent(owner, Keys::generate);
    }

    private static KeyPair generate(Owner owner) {
        try {
            var generator = KeyPairGenerator.getInstance(owner.rsa() ? "RSA" : "EC");
            if (owner.rsa()) {
                generator.initialize(2048);
            } else {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasThem) {
            throw new IllegalStateException("this JDK makes no P-256 or RSA keys", everyJdkHasThem);
        }
    }
}
