package dev.hybridlab.authentication.dkim;

import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.Keys;
import dev.hybridlab.authentication.signature.MessageSignature;
import dev.hybridlab.authentication.signature.SelectedFields;
import dev.hybridlab.authentication.signature.SignatureTags;
import dev.hybridlab.authentication.signature.Unverified;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.message.HeaderField;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** One DKIM-Signature (RFC 6376 §3.5). */
final class DkimSignature {
    private static final long SKEW = 300; // seconds that clocks may differ

    private final HeaderField field;

    DkimSignature(HeaderField field) {
        this.field = field;
    }

    DkimFinding verify(SelectedFields fields, CanonicalBody body, Keys keys) {
        SignatureTags tags;
        try {
            tags = new SignatureTags(field.raw().substring(field.raw().indexOf(':') + 1));
        } catch (IllegalArgumentException malformed) {
            return new DkimFinding(DkimReason.SYNTAX, "", "", String.valueOf(malformed.getMessage()));
        }
        var domain = tags.shown("d");
        var selector = tags.shown("s");
        try {
            wellFormed(tags);
            inTime(tags, keys.now());
            var key = MessageSignature.verify(new MessageSignature.Signed(field, tags), fields, body, keys);
            var reason = key.inPart() ? DkimReason.VERIFIED_IN_PART : DkimReason.VERIFIED;
            return new DkimFinding(reason, domain, selector, key.remark());
        } catch (IllegalArgumentException malformed) {
            return new DkimFinding(DkimReason.SYNTAX, domain, selector, String.valueOf(malformed.getMessage()));
        } catch (Unverified not) {
            return new DkimFinding(not.reason(), domain, selector, not.detail());
        }
    }

    /** RFC 6376 §6.1.1. */
    private static void wellFormed(SignatureTags tags) {
        if (!tags.tags().required("v").equals("1")) {
            throw new IllegalArgumentException("v= is not 1");
        }
        var identity = tags.tags().get("i").map(text -> text.toLowerCase(Locale.ROOT));
        if (identity.isPresent()) {
            var domain = identity.get().substring(identity.get().lastIndexOf('@') + 1);
            if (identity.get().indexOf('@') < 0
                    || !domain.equals(tags.domain()) && !domain.endsWith("." + tags.domain())) {
                throw new IllegalArgumentException("i= is neither of the domain of d= nor below it");
            }
        }
        var queries = tags.tags().get("q").orElse("dns/txt").split(":");
        if (Arrays.stream(queries).noneMatch(each -> each.strip().equals("dns/txt"))) {
            throw new IllegalArgumentException("q= does not name dns/txt");
        }
    }

    /** RFC 6376 §3.5, t= and x=. */
    private static void inTime(SignatureTags tags, Instant now) throws Unverified {
        var signed = tags.number("t");
        var expires = tags.number("x");
        if (signed.isPresent() && expires.isPresent() && expires.getAsLong() <= signed.getAsLong()) {
            throw new IllegalArgumentException("x= is not behind t=");
        }
        if (expires.isPresent() && now.getEpochSecond() > expires.getAsLong()) {
            throw new Unverified(DkimReason.EXPIRED, "expired at " + Instant.ofEpochSecond(expires.getAsLong()));
        }
        if (signed.isPresent() && signed.getAsLong() > now.getEpochSecond() + SKEW) {
            throw new Unverified(DkimReason.FUTURE, "signed at " + Instant.ofEpochSecond(signed.getAsLong()));
        }
    }
}
