package dev.hybridlab.mailflow.token;

/** What a mail system makes of the text that a client shows as its access token. */
public sealed interface TokenReading {
    /**
     * The signature is good. Whether the claims fit (audience, tenant, time, permissions) is the mail system's question.
     *
     * @param claims with a time of expiry
     */
    record Readable(TokenClaims claims) implements TokenReading {}

    /** @param why half a sentence about the token, without its text: {@code is signed with a key that nobody here has} */
    record Unreadable(String why) implements TokenReading {}
}
