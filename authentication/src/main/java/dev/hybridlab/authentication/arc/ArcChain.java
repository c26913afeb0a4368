package dev.hybridlab.authentication.arc;

import dev.hybridlab.authentication.signature.MessageSignature.Signed;
import dev.hybridlab.authentication.signature.SignatureTags;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sets of a message, in order and complete (RFC 8617 §5.2, steps 1 and 3). */
final class ArcChain {
    static final String RESULTS = "ARC-Authentication-Results";
    static final String SIGNATURE = "ARC-Message-Signature";
    static final String SEAL = "ARC-Seal";

    /** RFC 8617 §4.2.1. */
    static final int MOST = 50;

    private ArcChain() {}

    /**
     * Oldest first; empty if there is none.
     *
     * @throws IllegalArgumentException with what is wrong: a gap, a field missing or twice, too many, no tags
     */
    static List<ArcSet> of(Headers headers) {
        var results = numbered(headers, RESULTS);
        var signatures = numbered(headers, SIGNATURE);
        var seals = numbered(headers, SEAL);
        var count = Math.max(results.size(), Math.max(signatures.size(), seals.size()));
        var sets = new ArrayList<ArcSet>();
        for (var instance = 1; instance <= count; instance++) {
            var results1 = field(results, RESULTS, instance);
            var text = results1.raw().substring(results1.raw().indexOf(';') + 1).strip();
            sets.add(new ArcSet(
                    results1,
                    text.replaceAll("\r\n(?=[ \t])", ""),
                    signed(field(signatures, SIGNATURE, instance)),
                    signed(field(seals, SEAL, instance))));
        }
        return sets;
    }

    private static Map<Integer, HeaderField> numbered(Headers headers, String name) {
        var numbered = new TreeMap<Integer, HeaderField>();
        for (var field : headers.fields()) {
            if (field.is(name) && numbered.put(instance(field, name), field) != null) {
                throw new IllegalArgumentException("two " + name + " of one instance");
            }
        }
        return numbered;
    }

    /** i=, which stands first in ARC-Authentication-Results and somewhere in the others. */
    private static int instance(HeaderField field, String name) {
        var value = field.raw().substring(field.raw().indexOf(':') + 1);
        var text = name.equals(RESULTS)
                ? first(value)
                : new SignatureTags(value).tags().required("i");
        var number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("i= of " + name + " is not 1 to " + MOST);
        }
        return number;
    }

    private static String first(String value) {
        var semicolon = value.indexOf(';');
        var tag = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        var equals = tag.indexOf('=');
        return equals >= 0 && tag.substring(0, equals).strip().equals("i")
                ? tag.substring(equals + 1).strip()
                : "";
    }

    private static HeaderField field(Map<Integer, HeaderField> numbered, String name, int instance) {
        var field = numbered.get(instance);
        if (field == null) {
            throw new IllegalArgumentException("no " + name + " of instance " + instance);
        }
        return field;
    }

    private static Signed signed(HeaderField field) {
        return new Signed(
                field, new SignatureTags(field.raw().substring(field.raw().indexOf(':') + 1)));
    }
}
