package dev.hybridlab.authentication.key;

import dev.hybridlab.authentication.signature.Algorithm;
import dev.hybridlab.authentication.signature.FieldSigner;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The private halves of {@link PublishedKeys}, read when one is first asked for. */
public final class LabKeys {
    private static final String FILE = "lab-keys.txt";
    private static final Map<String, FieldSigner.Key> READ = new ConcurrentHashMap<>();

    private LabKeys() {}

    /** The private key of this domain, selector and generation. */
    public static FieldSigner.Key of(SigningKey key) {
        return READ.computeIfAbsent(key.kind() + " " + PublishedKeys.number(key), name -> read(name, key.kind()));
    }

    private static FieldSigner.Key read(String name, SigningKey.Kind kind) {
        var octets = Base64.getDecoder().decode(Objects.requireNonNull(lines().get(name)));
        var algorithm = kind == SigningKey.Kind.ED25519 ? Algorithm.ED25519_SHA256 : Algorithm.RSA_SHA256;
        try {
            var factory = KeyFactory.getInstance(algorithm == Algorithm.RSA_SHA256 ? "RSA" : "Ed25519");
            return new FieldSigner.Key(algorithm, factory.generatePrivate(new PKCS8EncodedKeySpec(octets)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key " + name + " of " + FILE + " is none", broken);
        }
    }

    private static Map<String, String> lines() {
        try (var in = Objects.requireNonNull(LabKeys.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.lastIndexOf(' ')),
                            line -> line.substring(line.lastIndexOf(' ') + 1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
