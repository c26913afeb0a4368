package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.message.HeaderField;
import java.util.Locale;

/** A signature over header fields and a body: DKIM-Signature and ARC-Message-Signature (RFC 6376 §6.1, RFC 8617 §4.1.2). */
public final class MessageSignature {
    private MessageSignature() {}

    /** A signature field and its tags. */
    public record Signed(HeaderField field, SignatureTags tags) {}

    /**
     * A signature that verified.
     *
     * @param remark what is worth saying of it
     * @param inPart whether it covers a part of the body alone
     */
    public record Verified(String remark, boolean inPart) {}

    /**
     * Checks everything but what only one of the two has.
     *
     * @throws Unverified with the reason
     * @throws IllegalArgumentException if a tag is missing or is not what it must be
     */
    public static Verified verify(Signed signed, SelectedFields fields, CanonicalBody body, Keys keys)
            throws Unverified {
        var tags = signed.tags();
        var names = tags.headers();
        if (names.stream().noneMatch(name -> name.equalsIgnoreCase("from"))) { // RFC 6376 §5.4
            throw new IllegalArgumentException("h= does not name From");
        }
        tags.signature();
        tags.bodyHash();
        var form = tags.canonicalization();
        tags.number("l");
        var key = SignatureCheck.key(tags, keys);
        if (key.sameDomain() && !identityDomain(tags).equals(tags.domain())) {
            throw new Unverified(DkimReason.KEY_SYNTAX, "the key has t=s, and i= is of a domain below d=");
        }
        SignatureCheck.body(tags, body);
        SignatureCheck.header(
                tags, key, SignatureCheck.covered(fields.of(names), signed.field(), form.relaxedHeader()));
        var limit = tags.number("l").stream()
                .mapToObj(octets -> "l=" + octets + ": what the body has behind it is not signed");
        return new Verified(
                limit.findFirst().orElse(key.testing() ? "the key has t=y: the domain is trying signatures out" : ""),
                tags.number("l").isPresent());
    }

    private static String identityDomain(SignatureTags tags) {
        return tags.tags()
                .get("i")
                .map(text -> text.substring(text.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .orElse(tags.domain());
    }
}
