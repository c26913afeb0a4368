package dev.hybridlab.authentication.signature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A list of tags (RFC 6376 §3.2), as signatures, keys and policies are written.
 *
 * @param values name, in its case, to value without surrounding blanks
 */
public record TagList(SequencedMap<String, String> values) {
    /** No honest field is longer: Exchange refuses header values of more than 32 KB (a limit of this lab). */
    private static final int LONGEST = 16_384;

    public TagList {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** @throws IllegalArgumentException with what is wrong: no list, or a tag twice */
    public static TagList of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a list of tags has at most " + LONGEST + " octets, not " + text.length());
        }
        var values = new LinkedHashMap<String, String>();
        for (var start = 0; start < text.length(); ) {
            var semicolon = text.indexOf(';', start);
            var end = semicolon < 0 ? text.length() : semicolon;
            var part = text.substring(start, end).strip();
            if (part.isEmpty()) {
                if (semicolon >= 0) {
                    throw new IllegalArgumentException("an empty tag");
                }
                break; // RFC 6376 §3.2: one semicolon may stand at the end.
            }
            put(values, part);
            start = end + 1;
        }
        return new TagList(values);
    }

    private static void put(LinkedHashMap<String, String> values, String part) {
        var equals = part.indexOf('=');
        var name = equals < 0 ? "" : part.substring(0, equals).strip();
        if (!isName(name)) {
            throw new IllegalArgumentException("no tag: '" + (part.length() > 40 ? part.substring(0, 40) : part) + "'");
        }
        if (values.putIfAbsent(name, part.substring(equals + 1).strip()) != null) {
            throw new IllegalArgumentException("the tag " + name + "= twice"); // RFC 6376 §3.2
        }
    }

    private static boolean isName(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '_'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** @throws IllegalArgumentException if it is missing */
    public String required(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the tag " + name + "= is missing");
        }
        return value;
    }

    /** A value without any blanks inside, as base64 is written over several lines (RFC 6376 §2.10). */
    public static String withoutBlanks(String value) {
        var out = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
