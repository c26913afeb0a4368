package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The tags that DKIM-Signature, ARC-Message-Signature and ARC-Seal share (RFC 6376 §3.5, RFC 8617 §4.1). */
public final class SignatureTags {
    /** RFC 6376 §3.5 with RFC 8616: nothing that means something else in a results field. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._\\-\\x{80}-\\x{10FFFF}]+");

    private static final int LONGEST_NUMBER = 12; // digits of t= and x=, RFC 6376 §3.5

    private final TagList tags;

    /** @throws IllegalArgumentException with what is wrong */
    public SignatureTags(String value) {
        this.tags = TagList.of(value);
    }

    public TagList tags() {
        return tags;
    }

    /** d=, in lower case. */
    public String domain() {
        var domain = ZoneRecord.name(tags.required("d"));
        if (!isName(domain)) {
            throw new IllegalArgumentException("d= is no domain");
        }
        return domain;
    }

    /** s=, in lower case. */
    public String selector() {
        var selector = ZoneRecord.name(tags.required("s"));
        if (!isName(selector)) {
            throw new IllegalArgumentException("s= is no selector");
        }
        return selector;
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches() && ZoneRecord.isName(text);
    }

    /** A tag that holds a name, in lower case, for whoever reads of a verdict; empty: there is none, or it is no name. */
    public String shown(String tag) {
        return tags.get(tag)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(SignatureTags::isName)
                .orElse("");
    }

    /** Empty for one that nobody has to know (RFC 6376 §3.3.4), rsa-sha1 among them. */
    Optional<Algorithm> algorithm() {
        return Algorithm.of(tags.required("a").toLowerCase(Locale.ROOT));
    }

    /** c=; simple/simple if it is missing. */
    Canonicalization canonicalization() {
        var words = tags.get("c").orElse("simple").split("/", -1);
        if (words.length > 2) {
            throw new IllegalArgumentException("c= has one or two words");
        }
        return new Canonicalization(relaxed(words[0]), words.length == 2 && relaxed(words[1]));
    }

    private static boolean relaxed(String word) {
        return switch (word.strip()) {
            case "relaxed" -> true;
            case "simple" -> false;
            default -> throw new IllegalArgumentException("c= names an unknown canonicalization");
        };
    }

    /** h=, in their order. */
    List<String> headers() {
        return List.of(TagList.withoutBlanks(tags.required("h")).split(":", -1));
    }

    /** Whether h= names this field. */
    public boolean covers(String name) {
        return headers().stream().anyMatch(each -> each.equalsIgnoreCase(name));
    }

    byte[] signature() {
        return base64("b");
    }

    byte[] bodyHash() {
        return base64("bh");
    }

    private byte[] base64(String tag) {
        try {
            return Base64.getDecoder().decode(TagList.withoutBlanks(tags.required(tag)));
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(
                    tags.get(tag).isPresent() ? tag + "= is not base64" : String.valueOf(bad.getMessage()), bad);
        }
    }

    /** t=, x= or l=. */
    public OptionalLong number(String tag) {
        var text = tags.get(tag);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var digits = text.get();
        var isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || digits.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException(tag + "= is no number of up to " + LONGEST_NUMBER + " digits");
        }
        return OptionalLong.of(Long.parseLong(digits));
    }
}
