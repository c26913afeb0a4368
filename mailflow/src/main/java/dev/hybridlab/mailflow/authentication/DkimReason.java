package dev.hybridlab.mailflow.authentication;

/** Why a signature is worth what it is: the result of RFC 8601 §2.7.1, and the comment of Exchange Online (DOMA-05). */
public enum DkimReason {
    VERIFIED(DkimResult.PASS, "pass", "signature was verified"),
    /** The same of a part of the body, as its l= tag says (RFC 6376 §3.5). */
    VERIFIED_IN_PART(DkimResult.PASS, "pass", "signature was verified"),
    NOT_SIGNED(DkimResult.NONE, "none", "message not signed"),
    BODY_HASH(DkimResult.FAIL, "fail", "body hash did not verify"),
    SIGNATURE(DkimResult.FAIL, "fail", "signature did not verify"),
    /** RFC 6376 §6.1.2: PERMFAIL. */
    NO_KEY(DkimResult.PERMERROR, "fail", "no key for signature"),
    KEY_TIMEOUT(DkimResult.TEMPERROR, "timeout", "key query timeout"),
    /** The field is no signature (RFC 6376 §6.1.1). */
    SYNTAX(DkimResult.PERMERROR, "permerror", "signature syntax error"),
    /** The record at the selector is no key, or none for this signature (RFC 6376 §6.1.2). */
    KEY_SYNTAX(DkimResult.PERMERROR, "permerror", "invalid key for signature"),
    /** RFC 8301 §3.1 and §3.2: rsa-sha1, and rsa keys of fewer than 1024 bits. */
    WEAK(DkimResult.POLICY, "policy", "signature algorithm or key too weak"),
    /** RFC 6376 §3.5: behind its x= tag. */
    EXPIRED(DkimResult.FAIL, "fail", "signature expired"),
    /** RFC 6376 §3.5: its t= tag is ahead of the clock. */
    FUTURE(DkimResult.FAIL, "fail", "signature timestamp in the future"),
    /** Not one signature but all behind those that were looked at (RFC 6376 §8.4). */
    TOO_MANY(DkimResult.NEUTRAL, "neutral", "too many signatures");

    private final DkimResult result;
    private final String exchange;
    private final String comment;

    DkimReason(DkimResult result, String exchange, String comment) {
        this.result = result;
        this.exchange = exchange;
        this.comment = comment;
    }

    public DkimResult result() {
        return result;
    }

    /** The word behind {@code dkim=} as Exchange Online writes it, which is not always that of {@link #result} (DOMA-05). */
    public String exchangeWord() {
        return exchange;
    }

    /** What stands in brackets behind it. */
    public String comment() {
        return comment;
    }
}
