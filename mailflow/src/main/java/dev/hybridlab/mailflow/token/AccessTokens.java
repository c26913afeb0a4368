package dev.hybridlab.mailflow.token;

/** Reads access tokens. Safe for many threads; the same text always reads the same. */
@FunctionalInterface
public interface AccessTokens {
    /** Knows no signature at all: for a world without an identity provider. */
    AccessTokens NONE = token -> new TokenReading.Unreadable("nobody here issues tokens");

    /** @param token whatever a client showed, of any length */
    TokenReading read(String token);
}
