package dev.hybridlab.mailflow.authentication;

/**
 * How header and body are brought into one form before they are hashed (RFC 6376 §3.4); true is relaxed, false is simple.
 *
 * @param relaxedHeader of header fields
 * @param relaxedBody of the body
 */
public record Canonicalization(boolean relaxedHeader, boolean relaxedBody) {
    public static final Canonicalization RELAXED = new Canonicalization(true, true);
    public static final Canonicalization SIMPLE = new Canonicalization(false, false);

    /** As c= spells it. */
    public String word() {
        return (relaxedHeader ? "relaxed" : "simple") + "/" + (relaxedBody ? "relaxed" : "simple");
    }
}
