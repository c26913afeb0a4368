package dev.hybridlab.authentication.signature;

import java.util.Optional;

/** a= (RFC 6376 §3.3, RFC 8463 §3). */
public enum Algorithm {
    RSA_SHA256("rsa-sha256", "SHA256withRSA"),
    ED25519_SHA256("ed25519-sha256", "Ed25519");

    private final String word;
    private final String jdk;

    Algorithm(String word, String jdk) {
        this.word = word;
        this.jdk = jdk;
    }

    public String word() {
        return word;
    }

    /** k= of the keys it goes with. */
    public String keyType() {
        return this == RSA_SHA256 ? "rsa" : "ed25519";
    }

    /** Its name for the JDK. */
    String jdk() {
        return jdk;
    }

    static Optional<Algorithm> of(String word) {
        for (var each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
